-- What the owner deleted in Dropbox and wants to stay so: its delivery as it was, out of the way.
CREATE TABLE let_go (
    document_id  INTEGER PRIMARY KEY REFERENCES document (id),
    places       TEXT    NOT NULL,
    from_bytes   INTEGER NOT NULL CHECK (from_bytes IN (0, 1)),
    modified     REAL    NOT NULL,
    archive_path TEXT    NOT NULL,
    folded_path  TEXT    NOT NULL,
    rev          TEXT,
    archived_at  REAL
) STRICT;

CREATE INDEX let_go_place ON let_go (folded_path);
