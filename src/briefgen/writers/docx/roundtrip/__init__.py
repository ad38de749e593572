"""An edited Word file to its present text and charts."""
