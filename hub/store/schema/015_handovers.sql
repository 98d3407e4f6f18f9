-- Reports at kiosks whose photos come from their reporters' phones: each for a few minutes. Whoever has the key may add up
-- to `most`; the kiosk takes them from here. most 0: ended, and its page still says so.
CREATE TABLE handovers (
    id TEXT NOT NULL PRIMARY KEY,
    kiosk TEXT NOT NULL,
    key_hash TEXT NOT NULL UNIQUE,
    most BIGINT NOT NULL,
    expires_ms BIGINT NOT NULL
);
CREATE TABLE handover_photos (
    handover TEXT NOT NULL,
    position BIGINT NOT NULL,
    hash TEXT NOT NULL,
    jpeg TEXT NOT NULL,
    PRIMARY KEY (handover, position)
);
