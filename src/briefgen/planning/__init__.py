"""A project and what was asked for to the documents and outputs of a plan."""
