-- Photos of service requests by their content, and which request names which: a fact's names may come before its photos, or
-- after. Base64: SOCI has no binary column that is the same in both databases.

CREATE TABLE photos (
    hash TEXT NOT NULL PRIMARY KEY,
    kiosk TEXT NOT NULL,
    received_ms BIGINT NOT NULL,
    jpeg TEXT NOT NULL
);
CREATE INDEX photos_by_time ON photos (received_ms);

CREATE TABLE request_photos (
    number TEXT NOT NULL,
    position BIGINT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (number, position)
);
CREATE INDEX request_photos_by_hash ON request_photos (hash);
