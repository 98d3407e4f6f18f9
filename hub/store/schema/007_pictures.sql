-- What each kiosk's screen showed when somebody asked last. Base64: SOCI has no binary column that is the same in both
-- databases.

CREATE TABLE kiosk_pictures (
    kiosk TEXT NOT NULL PRIMARY KEY,
    taken_ms BIGINT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    png TEXT NOT NULL
);
