"""What makes a release: run `make release`."""
