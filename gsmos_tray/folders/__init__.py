"""The near side: which files are there, and which of them rest."""
