-- What the hub asks of this kiosk. The replica's part may be fetched again; what became of each stays, and is
-- written before the deed: nothing is done twice, whatever is cut off when.
CREATE TABLE commands (
    id          INTEGER PRIMARY KEY,
    generation  INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    issued_ms   INTEGER NOT NULL,
    expires_ms  INTEGER NOT NULL,   -- by the hub's clock
    message_zh  TEXT NOT NULL,
    message_en  TEXT NOT NULL
);
CREATE TABLE command_results (
    id          INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL,
    expires_ms  INTEGER NOT NULL,
    state       TEXT NOT NULL,      -- begun, done, refused, failed
    reason      TEXT NOT NULL,
    told        INTEGER NOT NULL    -- 1: the hub knows
);

-- The topic is known from here on: the next pull is a snapshot.
DELETE FROM unknown_records WHERE topic = 'commands';
UPDATE replica SET cursor = '';
