"""How the paths of subjects with an id begin: what documents can be about."""

# A module of its own, so that records of builds are read without all that views load.
NAMED = "(?:themes|initiatives|countries|partners|sectors|choices)"
