"""A Word file that came back, to the words and charts that it holds now."""
