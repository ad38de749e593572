"""A chart to a native Word chart, drawn from its embedded workbook."""
