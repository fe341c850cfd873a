-- A folder on disk in which a file was seen.
CREATE TABLE directory (
    id   INTEGER PRIMARY KEY,
    path TEXT    NOT NULL UNIQUE
) STRICT;

-- Bytes, and what was read from them.
CREATE TABLE document (
    id            INTEGER PRIMARY KEY,
    content_hash  TEXT    NOT NULL UNIQUE,
    size          INTEGER NOT NULL CHECK (size >= 0),
    kind          TEXT    NOT NULL,
    certainty     TEXT    NOT NULL CHECK (certainty IN ('content', 'name', 'none')),
    why           TEXT    NOT NULL,
    why_detail    TEXT    NOT NULL,
    number        TEXT,
    issue_date    TEXT,
    issuer_name   TEXT,
    issuer_cui    TEXT,
    customer_name TEXT,
    customer_cui  TEXT,
    total         TEXT,
    currency      TEXT,
    repair_code   TEXT,
    upload_index  TEXT,
    from_name     TEXT    NOT NULL,  -- fields that only the file's name told, with spaces between
    seal          TEXT    CHECK (seal IN ('proved', 'cannot_check', 'does_not_match')),
    stamp         TEXT    NOT NULL,  -- rules and CUI that it was recognised by
    searched      TEXT    NOT NULL   -- what a search looks through, folded
) STRICT;

-- One path. While there is a reason it waits to be read, and its document is the one it held
-- before; where there is a rule, that rule leaves it out.
CREATE TABLE file (
    id           INTEGER PRIMARY KEY,
    directory_id INTEGER NOT NULL REFERENCES directory (id),
    name         TEXT    NOT NULL,
    size         INTEGER NOT NULL,
    mtime_ns     INTEGER NOT NULL,
    attributes   INTEGER NOT NULL,   -- Windows' bits that matter, 0 elsewhere
    document_id  INTEGER REFERENCES document (id),
    rule         TEXT,               -- what leaves it out
    reason       TEXT,               -- why it is not read yet
    since        REAL    NOT NULL,   -- when that reason began, seconds since 1970
    stamp        TEXT    NOT NULL,   -- rules, settings and CUI that it was judged by
    searched     TEXT    NOT NULL,   -- its name, folded
    gone         INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    UNIQUE (directory_id, name)
) STRICT;

CREATE INDEX file_document ON file (document_id);
CREATE INDEX file_unread ON file (directory_id) WHERE reason IS NOT NULL;
-- These two answer the counting of 100,000 files without looking at the files: 4 times faster.
CREATE INDEX file_there ON file (directory_id, gone);
CREATE INDEX file_left_out ON file (directory_id, rule, gone) WHERE rule IS NOT NULL;

-- What a ZIP holds.
CREATE TABLE member (
    archive_id  INTEGER NOT NULL REFERENCES document (id),
    name        TEXT    NOT NULL,
    document_id INTEGER NOT NULL REFERENCES document (id),
    PRIMARY KEY (archive_id, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX member_document ON member (document_id);

-- One document's place in the archive, and how far it is on its way there. While it waits the
-- path is the one to be tried next; once archived no other document can have it.
CREATE TABLE delivery (
    id           INTEGER PRIMARY KEY,
    document_id  INTEGER NOT NULL UNIQUE REFERENCES document (id),
    places       TEXT    NOT NULL,  -- JSON: the names to try, in order
    from_bytes   INTEGER NOT NULL CHECK (from_bytes IN (0, 1)),
    modified     REAL    NOT NULL,  -- the file's own time, seconds since 1970
    archive_path TEXT    NOT NULL,
    folded_path  TEXT    NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('waiting', 'sending', 'archived', 'set_aside')),
    attempts     INTEGER NOT NULL DEFAULT 0,
    due_at       REAL    NOT NULL,
    reason       TEXT,              -- an error's code
    facts        TEXT,              -- JSON: that error's facts
    rev          TEXT,              -- Dropbox's revision, once archived
    replaces     TEXT,              -- the revision of which this is a newer version
    archived_at  REAL
) STRICT;

CREATE UNIQUE INDEX delivery_place ON delivery (folded_path) WHERE state = 'archived';
CREATE INDEX delivery_due ON delivery (state, due_at) WHERE state IN ('waiting', 'sending');
CREATE INDEX delivery_set_aside ON delivery (id) WHERE state = 'set_aside';
CREATE INDEX delivery_archived ON delivery (archived_at) WHERE state = 'archived';

-- Small things to remember: slots that were served, a pause, what was said already.
CREATE TABLE note (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How far a large document's upload is. Dropbox keeps one for seven days.
CREATE TABLE upload (
    document_id INTEGER PRIMARY KEY REFERENCES document (id),
    session     TEXT    NOT NULL,
    offset      INTEGER NOT NULL,
    began       REAL    NOT NULL   -- seconds since 1970
) STRICT;

-- A folder in Dropbox that is or was the archive's root, and up to where it was listed.
CREATE TABLE root (
    folded_path TEXT PRIMARY KEY,
    path        TEXT NOT NULL,
    cursor      TEXT               -- none: to be listed anew
) STRICT, WITHOUT ROWID;

-- What Dropbox lists below each root.
CREATE TABLE listed (
    root         TEXT    NOT NULL REFERENCES root (folded_path),
    folded_path  TEXT    NOT NULL,
    path         TEXT    NOT NULL,
    content_hash TEXT    NOT NULL,
    size         INTEGER NOT NULL,
    rev          TEXT    NOT NULL,
    PRIMARY KEY (root, folded_path)
) STRICT, WITHOUT ROWID;

CREATE INDEX listed_hash ON listed (content_hash);

-- Every three letters in a row of what a search looks through: a part of a number finds it.
CREATE VIRTUAL TABLE document_search USING fts5 (
    searched, content = 'document', content_rowid = 'id', tokenize = 'trigram', columnsize = 0
);
CREATE TRIGGER document_search_insert AFTER INSERT ON document BEGIN
    INSERT INTO document_search (rowid, searched) VALUES (new.id, new.searched);
END;
CREATE TRIGGER document_search_update AFTER UPDATE OF searched ON document
WHEN old.searched != new.searched BEGIN
    INSERT INTO document_search (document_search, rowid, searched)
    VALUES ('delete', old.id, old.searched);
    INSERT INTO document_search (rowid, searched) VALUES (new.id, new.searched);
END;
CREATE TRIGGER document_search_delete AFTER DELETE ON document BEGIN
    INSERT INTO document_search (document_search, rowid, searched)
    VALUES ('delete', old.id, old.searched);
END;

CREATE VIRTUAL TABLE file_search USING fts5 (
    searched, content = 'file', content_rowid = 'id', tokenize = 'trigram', columnsize = 0
);
CREATE TRIGGER file_search_insert AFTER INSERT ON file BEGIN
    INSERT INTO file_search (rowid, searched) VALUES (new.id, new.searched);
END;
CREATE TRIGGER file_search_update AFTER UPDATE OF searched ON file
WHEN old.searched != new.searched BEGIN
    INSERT INTO file_search (file_search, rowid, searched)
    VALUES ('delete', old.id, old.searched);
    INSERT INTO file_search (rowid, searched) VALUES (new.id, new.searched);
END;
CREATE TRIGGER file_search_delete AFTER DELETE ON file BEGIN
    INSERT INTO file_search (file_search, rowid, searched) VALUES ('delete', old.id, old.searched);
END;
