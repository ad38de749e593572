"""An organisation's Word template, to the file that a document's text goes into."""
