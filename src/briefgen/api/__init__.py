"""What programs may call; `briefgen/__init__.py` offers it under its public names."""
