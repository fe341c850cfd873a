"""What is remembered: the SQLite file."""
