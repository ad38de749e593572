"""Places of a series to a map."""
