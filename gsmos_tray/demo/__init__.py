"""The demonstration: a local Dropbox, and sample documents for it. A door, left out of the build.

The local Dropbox is the one that the tests use, too. Its parts, from the wire inwards:
``server`` (the whole, as a context manager) → ``listener`` and ``wire`` (sockets, TLS, HTTP) →
``faults`` → ``routes`` (the API, in the SDK's own types) and ``website`` (consent, the archive) →
``account`` → ``store``, ``sessions``, ``oauth`` (what is remembered; no HTTP, no SDK).

The SDK reads its host names when it is imported. So no module here imports it before
``LocalDropbox.start``, but those in ``routes``.
"""
