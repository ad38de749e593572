"""The sealed state between builds: output records, source stamps, Word versions."""
