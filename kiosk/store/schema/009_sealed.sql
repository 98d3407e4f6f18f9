-- The hub's public key, to which a revoked kiosk seals what the hub has not had.
CREATE TABLE seal_key (
    only_row    INTEGER PRIMARY KEY CHECK (only_row = 1),
    generation  INTEGER NOT NULL,
    public_key  BLOB NOT NULL
);

-- Such facts. Of each the header stays in the ledger, its body is in the box alone. A row leaves with the hub's
-- acceptance, the header stays.
CREATE TABLE sealed (
    sequence  INTEGER PRIMARY KEY REFERENCES facts,
    box       TEXT NOT NULL,
    code      TEXT,   -- of the hub's refusal, as of a dead letter; NULL: waits to be sent
    reason    TEXT
);

-- The topic is known from here on: the next pull is a snapshot.
DELETE FROM unknown_records WHERE topic = 'sealing';
UPDATE replica SET cursor = '';
