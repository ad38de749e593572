"""A workspace to up-to-date outputs, to the actions of a build, or to its mistakes."""
