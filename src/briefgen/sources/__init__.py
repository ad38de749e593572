"""Files and databases of others to tables of records, each value with where it stands."""
