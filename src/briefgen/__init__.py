"""Briefing documents in Word and PDF from one source of structured data."""

__version__ = "0.1.0"
