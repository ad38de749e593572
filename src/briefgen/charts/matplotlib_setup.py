"""matplotlib to what custom kinds need of it, without anybody's settings."""

from briefgen.libraries import alone

with alone():
    import matplotlib as mpl
    import matplotlib.style  # it would look for a home when first needed
    from matplotlib.axes import Axes
    from matplotlib.backend_bases import (
        FigureCanvasBase,
        GraphicsContextBase,
        RendererBase,
    )
    from matplotlib.colors import to_hex
    from matplotlib.figure import Figure
    from matplotlib.path import Path as Outline
    from matplotlib.transforms import Bbox
