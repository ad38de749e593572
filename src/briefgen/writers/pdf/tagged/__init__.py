"""Placed boxes to a tagged PDF: content streams, structure, metadata."""
