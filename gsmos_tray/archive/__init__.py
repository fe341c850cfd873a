"""The far side: the only door to Dropbox, and to the keyring."""

from gsmos_tray.archive.lean_sdk import postpone

postpone()
