-- Where an archived document belongs by what is known of it since. It is moved only if the owner
-- says so.
CREATE TABLE better_place (
    document_id INTEGER PRIMARY KEY REFERENCES document (id),
    places      TEXT    NOT NULL,  -- JSON: the names to try, in order
    from_bytes  INTEGER NOT NULL CHECK (from_bytes IN (0, 1)),
    told        INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
    declined    INTEGER NOT NULL DEFAULT 0 CHECK (declined IN (0, 1))  -- it stays where it lies
) STRICT;
