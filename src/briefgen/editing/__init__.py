"""Changes to the text of YAML files: what is not named stays, byte by byte."""
