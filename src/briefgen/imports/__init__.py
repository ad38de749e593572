"""What a source says now to changes of the data files, field by field, by a mapping."""
