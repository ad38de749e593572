"""Places of a series to a map: their countries as areas, and points where they are."""

from briefgen.charts.maps.plot import is_drawn, plot

__all__ = ["is_drawn", "plot"]
