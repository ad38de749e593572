"""An organisation's Word template to the file that receives a document's text."""
