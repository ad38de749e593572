"""Rendered documents to files in the output folders, and their removal."""
