-- How each kiosk said that it is, last time. One row a kiosk and no history; the JSON is the kiosk's own, so that
-- what a newer one says is kept too.

CREATE TABLE heartbeats (
    kiosk TEXT NOT NULL PRIMARY KEY,
    received_ms BIGINT NOT NULL,
    json TEXT NOT NULL
);

-- Whom a record is for; empty: every kiosk.
ALTER TABLE records ADD COLUMN addressee TEXT NOT NULL DEFAULT '';

-- What kiosks were asked to do, by whom, and what became of it. state: waiting, done, refused, failed, expired.
-- While it may still be done it is also a record of topic commands.
CREATE TABLE commands (
    id TEXT NOT NULL PRIMARY KEY,
    kiosk TEXT NOT NULL,
    kind TEXT NOT NULL,
    issued_ms BIGINT NOT NULL,
    expires_ms BIGINT NOT NULL,
    issued_by TEXT NOT NULL,
    message_zh TEXT NOT NULL,
    message_en TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    answered_ms BIGINT NOT NULL
);
CREATE INDEX commands_by_kiosk ON commands (kiosk, issued_ms);
