"""A file, a line or a text to the values that are there, and where each comes from."""
