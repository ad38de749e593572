"""A project and a request to the documents and outputs of a plan."""
