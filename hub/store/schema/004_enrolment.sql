-- How kiosks are let in and change their tokens. No code, secret or token stands here, only their hashes.

CREATE TABLE enrolment_codes (
    code_hash TEXT NOT NULL PRIMARY KEY,
    kiosk TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    created_ms BIGINT NOT NULL,
    expires_ms BIGINT NOT NULL
);

-- A kiosk that used a code. state: waiting, refused, approved, over.
CREATE TABLE enrolments (
    id TEXT NOT NULL PRIMARY KEY,
    code_hash TEXT NOT NULL UNIQUE,
    secret_hash TEXT NOT NULL,
    kiosk TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    confirmation TEXT NOT NULL,
    software TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_ms BIGINT NOT NULL,
    decided_ms BIGINT NOT NULL DEFAULT 0
);

-- A token that was given and has not been used yet: until then the one before it stays good.
CREATE TABLE next_tokens (
    kiosk TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    given_ms BIGINT NOT NULL
);

ALTER TABLE kiosks ADD COLUMN token_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE kiosks ADD COLUMN renew_ms BIGINT NOT NULL DEFAULT 0;
UPDATE kiosks SET token_ms = created_ms;
