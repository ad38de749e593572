"""How the boxes of a PDF are drawn and marked for assistive technology."""
