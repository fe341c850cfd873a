"""Archives the documents of a phone-repair shop in the owner's own Dropbox."""

__version__ = "0.1.0"
