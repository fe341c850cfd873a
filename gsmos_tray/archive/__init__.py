"""The far side: the only door to Dropbox, and to the keyring that holds its key."""
