"""A document's content to the paragraphs, tables and sections of a Word file."""
