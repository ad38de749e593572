"""Rows of cells, of a CSV file or a sheet, to tables whose columns have names."""
