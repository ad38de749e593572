"""Template scripts to the mistakes that can be told before any data is read."""
