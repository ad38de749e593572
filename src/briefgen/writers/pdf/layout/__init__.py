"""Blocks to placed boxes on the pages of a PDF: lines, columns, tables, pages."""
