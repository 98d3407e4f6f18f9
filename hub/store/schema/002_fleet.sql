-- How each kiosk said that it is, last time. One row a kiosk and no history; the JSON is the kiosk's own, so that
-- what a newer one says is kept too.

CREATE TABLE heartbeats (
    kiosk TEXT NOT NULL PRIMARY KEY,
    received_ms BIGINT NOT NULL,
    json TEXT NOT NULL
);
