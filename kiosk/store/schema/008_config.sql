-- How the hub wants this kiosk to serve; what is NULL is as the kiosk's own file says. One row, but while a
-- snapshot of another identity is being taken.
CREATE TABLE config (
    kiosk         TEXT PRIMARY KEY,
    generation    INTEGER NOT NULL,
    hash          TEXT NOT NULL,      -- of the record as it came: the heartbeat tells it
    language      TEXT,
    calm          INTEGER,
    sound_volume  INTEGER,
    quiet_hours   TEXT,               -- '18:00-08:00'; '' is none
    quiet_volume  INTEGER,
    ticks         INTEGER,
    camera_opens  TEXT                -- with_page, by_touch
) WITHOUT ROWID;

-- The topic is known from here on: the next pull is a snapshot.
DELETE FROM unknown_records WHERE topic = 'config';
UPDATE replica SET cursor = '';
