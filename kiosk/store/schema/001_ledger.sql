-- What happened here: permanent, append-only. One header row per fact and one row in the table of its kind.
-- Ids of records are 64-bit integers kept bit by bit, 0 = none; the wire writes format('%016x', meeting).
-- Times are milliseconds.
CREATE TABLE facts (
    sequence  INTEGER PRIMARY KEY,   -- from 1, without a gap
    id        TEXT NOT NULL UNIQUE,  -- UUIDv7 as the wire writes it
    kind      TEXT NOT NULL,         -- check_in, check_out, refusal; more come with later tables
    wall_ms   INTEGER NOT NULL,
    boot_id   TEXT NOT NULL,
    boot_ms   INTEGER NOT NULL,
    schema    INTEGER NOT NULL
);

CREATE TABLE check_ins (
    sequence              INTEGER PRIMARY KEY REFERENCES facts,
    meeting               INTEGER NOT NULL,
    attendee              INTEGER NOT NULL,
    credential            INTEGER NOT NULL,
    method                TEXT NOT NULL,
    offline               INTEGER NOT NULL,
    unlisted              INTEGER NOT NULL,
    standing_in           INTEGER NOT NULL,
    was_excused           INTEGER NOT NULL,
    clock_doubtful        INTEGER NOT NULL,
    walk_in_name          TEXT NOT NULL,
    walk_in_organisation  TEXT NOT NULL
);
CREATE INDEX check_in_of_person ON check_ins (meeting, attendee, credential);

CREATE TABLE check_outs (
    sequence    INTEGER PRIMARY KEY REFERENCES facts,
    meeting     INTEGER NOT NULL,
    attendee    INTEGER NOT NULL,
    credential  INTEGER NOT NULL
);
CREATE INDEX check_out_of_person ON check_outs (meeting, attendee, credential);

CREATE TABLE refusals (
    sequence    INTEGER PRIMARY KEY REFERENCES facts,
    outcome     TEXT NOT NULL,
    method      TEXT NOT NULL,
    meeting     INTEGER NOT NULL,
    attendee    INTEGER NOT NULL,
    credential  INTEGER NOT NULL,
    chosen      INTEGER NOT NULL
);

-- What the hub has not answered for yet. A row leaves with the hub's verdict; the fact stays.
CREATE TABLE outbox (
    sequence  INTEGER PRIMARY KEY REFERENCES facts
);

-- What the hub understood and refused. Never deleted: staff see it and may send it again.
CREATE TABLE dead_letters (
    sequence  INTEGER PRIMARY KEY REFERENCES facts,
    code      TEXT NOT NULL,
    reason    TEXT NOT NULL
);

-- A fact with the columns of its kind; the others are null.
CREATE VIEW whole_facts AS
SELECT facts.sequence, facts.id, facts.kind, facts.wall_ms, facts.boot_id, facts.boot_ms, facts.schema,
       coalesce(check_ins.meeting, check_outs.meeting, refusals.meeting) AS meeting,
       coalesce(check_ins.attendee, check_outs.attendee, refusals.attendee) AS attendee,
       coalesce(check_ins.credential, check_outs.credential, refusals.credential) AS credential,
       coalesce(check_ins.method, refusals.method) AS method,
       offline, unlisted, standing_in, was_excused, clock_doubtful, walk_in_name, walk_in_organisation,
       outcome, chosen
FROM facts
LEFT JOIN check_ins ON check_ins.sequence = facts.sequence
LEFT JOIN check_outs ON check_outs.sequence = facts.sequence
LEFT JOIN refusals ON refusals.sequence = facts.sequence;
