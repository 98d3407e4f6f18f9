-- What visitors reported: the facts, and the last number of each day, which outlives them.
CREATE TABLE service_requests (
    sequence  INTEGER PRIMARY KEY REFERENCES facts,
    day       TEXT NOT NULL,      -- 20261222, with kiosk and count the request's number
    kiosk     TEXT NOT NULL,
    count     INTEGER NOT NULL,
    follow    INTEGER NOT NULL,   -- the key of who holds its slip
    cell      TEXT NOT NULL,
    place     TEXT NOT NULL,
    category  TEXT NOT NULL,
    words     TEXT NOT NULL,
    phone     TEXT NOT NULL,
    danger    INTEGER NOT NULL,
    language  TEXT NOT NULL,
    UNIQUE (day, kiosk, count)
);

CREATE TABLE request_numbers (
    day    TEXT NOT NULL,
    kiosk  TEXT NOT NULL,
    last   INTEGER NOT NULL,
    PRIMARY KEY (day, kiosk)
) WITHOUT ROWID;

-- When this file began without a fact: another one at this kiosk may have given numbers on that day. 0: it had some.
CREATE TABLE birth (
    only_row  INTEGER PRIMARY KEY CHECK (only_row = 1),
    wall_ms   INTEGER NOT NULL
);
INSERT INTO birth SELECT 1, CASE WHEN EXISTS (SELECT 1 FROM facts) THEN 0 ELSE unixepoch() * 1000 END;

DROP VIEW whole_facts;
CREATE VIEW whole_facts AS
SELECT facts.sequence, facts.id, facts.kind, facts.wall_ms, facts.boot_id, facts.boot_ms, facts.schema,
       coalesce(check_ins.meeting, check_outs.meeting, refusals.meeting) AS meeting,
       coalesce(check_ins.attendee, check_outs.attendee, refusals.attendee) AS attendee,
       coalesce(check_ins.credential, check_outs.credential, refusals.credential) AS credential,
       coalesce(check_ins.method, refusals.method) AS method,
       offline, unlisted, standing_in, was_excused, clock_doubtful, walk_in_name, walk_in_organisation,
       outcome, chosen, staff_sessions.event AS staff_event, staff_sessions.method AS staff_method,
       staff_sessions.badge AS staff_badge,
       day, kiosk, count, follow, cell, place, category, words, phone, danger, language,
       coalesce(check_ins.sequence, check_outs.sequence, refusals.sequence, staff_sessions.sequence,
                service_requests.sequence) IS NOT NULL AS has_body
FROM facts
LEFT JOIN check_ins ON check_ins.sequence = facts.sequence
LEFT JOIN check_outs ON check_outs.sequence = facts.sequence
LEFT JOIN refusals ON refusals.sequence = facts.sequence
LEFT JOIN staff_sessions ON staff_sessions.sequence = facts.sequence
LEFT JOIN service_requests ON service_requests.sequence = facts.sequence;

-- What the hub tells of every service request, whichever kiosk it came from.
CREATE TABLE requests (
    number      TEXT PRIMARY KEY,
    generation  INTEGER NOT NULL,
    cell        TEXT NOT NULL,
    category    TEXT NOT NULL,
    place       TEXT NOT NULL,
    state       TEXT NOT NULL,
    made_ms     INTEGER NOT NULL,
    due_ms      INTEGER NOT NULL,
    worker      TEXT NOT NULL,
    voices      INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX request_at_cell ON requests (cell);
CREATE TABLE request_steps (
    request   TEXT NOT NULL REFERENCES requests ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    state     TEXT NOT NULL,
    at_ms     INTEGER NOT NULL,
    PRIMARY KEY (request, position)
) WITHOUT ROWID;

ALTER TABLE site ADD COLUMN kiosk_code TEXT NOT NULL DEFAULT '';
ALTER TABLE site ADD COLUMN phone_pages TEXT NOT NULL DEFAULT '';

-- The topic is known from here on: the next pull is a snapshot.
DELETE FROM unknown_records WHERE topic = 'requests';
UPDATE replica SET cursor = '';
