"""A workspace to outputs that are up to date, to what a build would do, or to its mistakes."""
