"""What charts use of matplotlib, which is configured by nobody."""

from briefgen.libraries import alone

with alone():
    import matplotlib as mpl
    import matplotlib.style  # noqa: F401 - it would look for a home when first needed
    from matplotlib.axes import Axes
    from matplotlib.backend_bases import (
        FigureCanvasBase,
        GraphicsContextBase,
        RendererBase,
    )
    from matplotlib.colors import to_hex
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.patches import PathPatch, Polygon, Rectangle
    from matplotlib.path import Path as Outline
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

__all__ = [
    "Axes",
    "Bbox",
    "Figure",
    "FigureCanvasBase",
    "GraphicsContextBase",
    "Line2D",
    "Outline",
    "PathPatch",
    "Polygon",
    "Rectangle",
    "RendererBase",
    "Text",
    "mpl",
    "to_hex",
]
