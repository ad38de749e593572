"""Rendered documents to files in their folders, and folders to what may stand in them."""
