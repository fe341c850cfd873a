"""What moves: hears of files, sends documents, compares. ``engine.py`` is its face."""
