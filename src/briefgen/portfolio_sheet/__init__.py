"""The whole portfolio as one workbook for people, and their edits of it back."""
