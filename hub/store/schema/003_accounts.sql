-- Staff: who may sign in to the console, and what was changed by whom.

CREATE TABLE accounts (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    display TEXT NOT NULL,
    roles TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    must_change INTEGER NOT NULL,
    created_ms BIGINT NOT NULL,
    disabled_ms BIGINT NOT NULL DEFAULT 0,
    failures BIGINT NOT NULL DEFAULT 0,
    rests_until_ms BIGINT NOT NULL DEFAULT 0,
    signed_in_ms BIGINT NOT NULL DEFAULT 0
);

-- The cookie's value is kept as a hash: a stolen database opens no session.
CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL,
    created_ms BIGINT NOT NULL,
    seen_ms BIGINT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account);

-- Append-only. No names of attendees and no numbers: ids, and what was done.
CREATE TABLE audit (
    id BIGINT NOT NULL PRIMARY KEY,
    at_ms BIGINT NOT NULL,
    who TEXT NOT NULL,
    source TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX audit_by_object ON audit (object, id);

INSERT INTO counters (name, value) VALUES ('audit', 0);
