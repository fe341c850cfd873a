"""What a document is: kinds, facts, recognition, layout."""
