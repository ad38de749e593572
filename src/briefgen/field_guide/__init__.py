"""Declared fields and templates to what each field means and where it is printed."""
