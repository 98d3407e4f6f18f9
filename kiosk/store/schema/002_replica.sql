-- The hub's data as this kiosk knows it. Everything here can be fetched again.
-- generation: of the snapshot that named the row last; rows of an older one go when a snapshot is complete.
CREATE TABLE replica (
    only_row    INTEGER PRIMARY KEY CHECK (only_row = 1),
    cursor      TEXT NOT NULL,
    generation  INTEGER NOT NULL,
    building    INTEGER NOT NULL   -- 1 while a snapshot has begun and is not complete
);
INSERT INTO replica VALUES (1, '', 0, 0);

CREATE TABLE site (
    only_row       INTEGER PRIMARY KEY CHECK (only_row = 1),
    generation     INTEGER NOT NULL,
    name_zh        TEXT NOT NULL,
    name_en        TEXT NOT NULL,
    kiosk_name_zh  TEXT NOT NULL,
    kiosk_name_en  TEXT NOT NULL,
    desk_zh        TEXT NOT NULL,
    desk_en        TEXT NOT NULL,
    duty_phone     TEXT NOT NULL
);
CREATE TABLE organisations (
    position  INTEGER PRIMARY KEY,
    zh        TEXT NOT NULL,
    en        TEXT NOT NULL
);

CREATE TABLE places (
    id           TEXT PRIMARY KEY,
    generation   INTEGER NOT NULL,
    building_zh  TEXT NOT NULL,
    building_en  TEXT NOT NULL,
    floor_zh     TEXT NOT NULL,
    floor_en     TEXT NOT NULL,
    name_zh      TEXT NOT NULL,
    name_en      TEXT NOT NULL,
    minutes      INTEGER NOT NULL,
    metres       INTEGER NOT NULL,
    plan_width   REAL NOT NULL,
    plan_height  REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE place_steps (
    place      TEXT NOT NULL REFERENCES places ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    hint_zh    TEXT NOT NULL,
    hint_en    TEXT NOT NULL,
    action_zh  TEXT NOT NULL,
    action_en  TEXT NOT NULL,
    PRIMARY KEY (place, position)
) WITHOUT ROWID;
CREATE TABLE place_cells (
    place     TEXT NOT NULL REFERENCES places ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    x         REAL NOT NULL,
    y         REAL NOT NULL,
    w         REAL NOT NULL,
    h         REAL NOT NULL,
    label_zh  TEXT NOT NULL,
    label_en  TEXT NOT NULL,
    kind      TEXT NOT NULL,
    PRIMARY KEY (place, position)
) WITHOUT ROWID;
CREATE TABLE place_points (
    place     TEXT NOT NULL REFERENCES places ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    x         REAL NOT NULL,
    y         REAL NOT NULL,
    PRIMARY KEY (place, position)
) WITHOUT ROWID;

CREATE TABLE meetings (
    id             INTEGER PRIMARY KEY,
    generation     INTEGER NOT NULL,
    title_zh       TEXT NOT NULL,
    title_en       TEXT NOT NULL,
    place          TEXT NOT NULL,   -- may name a place that is not here yet
    starts_ms      INTEGER NOT NULL,
    ends_ms        INTEGER NOT NULL,
    opens_ms       INTEGER NOT NULL,
    closes_ms      INTEGER NOT NULL,
    visibility     TEXT NOT NULL,
    counts_public  INTEGER NOT NULL,
    show_ordinal   INTEGER NOT NULL,
    walk_in        INTEGER NOT NULL,
    leaving        INTEGER NOT NULL,
    salutation     TEXT NOT NULL,
    note_zh        TEXT NOT NULL,
    note_en        TEXT NOT NULL,
    expected       INTEGER NOT NULL
);
CREATE INDEX meeting_by_start ON meetings (starts_ms);

CREATE TABLE attendees (
    id               INTEGER PRIMARY KEY,
    generation       INTEGER NOT NULL,
    meeting          INTEGER NOT NULL,   -- may name a meeting that is not here yet
    credential       INTEGER NOT NULL,
    pass_generation  INTEGER NOT NULL,
    name             TEXT NOT NULL,
    pinyin           TEXT NOT NULL,
    masked_phone     TEXT NOT NULL,
    organisation_zh  TEXT NOT NULL,
    organisation_en  TEXT NOT NULL,
    seat_zh          TEXT NOT NULL,
    seat_en          TEXT NOT NULL,
    title_zh         TEXT NOT NULL,
    title_en         TEXT NOT NULL,
    honorific        TEXT NOT NULL,
    role             TEXT NOT NULL,
    excused          INTEGER NOT NULL,
    stands_in_for    TEXT NOT NULL,
    stood_in_by      TEXT NOT NULL,
    code_hash        TEXT NOT NULL
);
CREATE INDEX attendee_by_credential ON attendees (meeting, credential);
CREATE INDEX attendee_by_code ON attendees (meeting, code_hash) WHERE code_hash <> '';

CREATE TABLE signing_keys (
    id          INTEGER PRIMARY KEY,
    generation  INTEGER NOT NULL,
    public_key  BLOB NOT NULL CHECK (length(public_key) = 32)
);

CREATE TABLE revocations (
    credential  INTEGER PRIMARY KEY,
    generation  INTEGER NOT NULL,
    until_ms    INTEGER NOT NULL
);

-- The winning check-in of each person, as the hub decided it.
CREATE TABLE arrivals (
    id          TEXT PRIMARY KEY,   -- the record's id on the wire
    generation  INTEGER NOT NULL,
    meeting     INTEGER NOT NULL,
    attendee    INTEGER NOT NULL,
    credential  INTEGER NOT NULL,
    fact        TEXT NOT NULL,
    at_ms       INTEGER NOT NULL,
    kiosk       TEXT NOT NULL,
    has_left    INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX arrival_of_meeting ON arrivals (meeting);

-- Topics that this version does not know, kept for the one that will.
CREATE TABLE unknown_records (
    topic       TEXT NOT NULL,
    id          TEXT NOT NULL,
    generation  INTEGER NOT NULL,
    json        TEXT NOT NULL,
    PRIMARY KEY (topic, id)
) WITHOUT ROWID;
