"""What a document says, to the paragraphs, tables and sections of a Word file."""
