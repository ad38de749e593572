"""The parts of a Word file beside its text: styles, lists, settings, properties."""
