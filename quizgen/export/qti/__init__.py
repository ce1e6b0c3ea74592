"""QTI packages: version 1.2 as Canvas reads it, and version 2.1."""
