-- Photos of service requests that the hub has not had. A row goes once the hub has its photo.
CREATE TABLE photos (
    hash      TEXT NOT NULL UNIQUE,               -- SHA-256 of jpeg in hex, as facts name it
    sequence  INTEGER NOT NULL REFERENCES facts,  -- the first fact that named it
    code      TEXT,                               -- of the hub's refusal; NULL: waits to be sent
    reason    TEXT,
    jpeg      BLOB                                -- NULL: refused. Last: what lay behind it would be read through all of its pages
);
