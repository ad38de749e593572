"""The bytes of a picture file to a clean picture that a document shows."""
