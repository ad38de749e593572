"""Where everything on the pages of a PDF goes: boxes, lines, columns, pages."""
