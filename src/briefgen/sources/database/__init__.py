"""A statement and the address of a database to the table of its answer."""
