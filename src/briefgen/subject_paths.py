"""Subjects that have an id to how their paths begin: what documents can be about.

It stands below the model, so that records of builds are read without loading that.
"""

NAMED = "(?:themes|initiatives|countries|partners|sectors|choices)"
