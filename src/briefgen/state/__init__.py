"""What is remembered from one build to the next, sealed: outputs, records, words of versions."""
