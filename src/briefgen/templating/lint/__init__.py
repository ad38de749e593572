"""Template scripts to the mistakes that can be found before any data is read."""
