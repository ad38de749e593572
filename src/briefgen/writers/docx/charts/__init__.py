"""A chart, to one that Word draws itself from the workbook behind it."""
