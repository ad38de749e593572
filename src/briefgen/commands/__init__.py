"""The commands: one file each, the only rooms that print and read the clock."""
