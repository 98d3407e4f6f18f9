-- The hub's memory. Portable between SQLite and PostgreSQL: times are milliseconds since 1970 in BIGINT, ids
-- are text as the protocol writes them.

CREATE TABLE hub (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- Counters are moved inside the transaction that uses them: the row lock makes their order the commit order.
CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);

INSERT INTO counters (name, value) VALUES ('changes', 0);
INSERT INTO counters (name, value) VALUES ('forgotten', 0);

CREATE TABLE kiosks (
    id TEXT NOT NULL PRIMARY KEY,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    created_ms BIGINT NOT NULL,
    revoked_ms BIGINT NOT NULL DEFAULT 0,
    heard_ms BIGINT NOT NULL DEFAULT 0,
    complete_through BIGINT NOT NULL DEFAULT 0
);

-- What to add to a kiosk's boot clock to get the hub's time, per boot.
CREATE TABLE boots (
    kiosk TEXT NOT NULL,
    boot_id TEXT NOT NULL,
    offset_ms BIGINT NOT NULL,
    PRIMARY KEY (kiosk, boot_id)
);

-- Append-only. ordering_ms is fixed once, at receipt, so that everybody decides alike ever after.
CREATE TABLE facts (
    id TEXT NOT NULL PRIMARY KEY,
    kiosk TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    kind TEXT NOT NULL,
    schema_version BIGINT NOT NULL,
    wall_ms BIGINT NOT NULL,
    boot_id TEXT NOT NULL,
    boot_ms BIGINT NOT NULL,
    received_ms BIGINT NOT NULL,
    ordering_ms BIGINT NOT NULL,
    body_hash TEXT NOT NULL,
    body TEXT NOT NULL,
    meeting TEXT NOT NULL,
    attendee TEXT NOT NULL,
    credential TEXT NOT NULL
);
CREATE INDEX facts_by_kiosk ON facts (kiosk, sequence);
CREATE INDEX facts_by_attendee ON facts (meeting, attendee);
CREATE INDEX facts_by_credential ON facts (meeting, credential);

-- What was refused, for staff to see. The kiosk keeps the fact itself among its dead letters.
CREATE TABLE refused_facts (
    fact TEXT NOT NULL,
    kiosk TEXT NOT NULL,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    received_ms BIGINT NOT NULL,
    PRIMARY KEY (fact, kiosk, code)
);

-- The present state of every record, ordered by its last change: the feed and the snapshot are one query.
CREATE TABLE records (
    topic TEXT NOT NULL,
    id TEXT NOT NULL,
    json TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    sequence BIGINT NOT NULL UNIQUE,
    changed_ms BIGINT NOT NULL,
    PRIMARY KEY (topic, id)
);

-- Personal data that never leaves the hub, and what ties a pass to a person.
CREATE TABLE people (
    attendee TEXT NOT NULL PRIMARY KEY,
    meeting TEXT NOT NULL,
    credential TEXT NOT NULL UNIQUE,
    phone TEXT NOT NULL,
    look_up_code TEXT NOT NULL,
    page_hash TEXT NOT NULL UNIQUE
);
CREATE INDEX people_by_meeting ON people (meeting);
