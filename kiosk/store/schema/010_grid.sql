-- Where things are (buildings and yards as cells) and what of them can be broken.
CREATE TABLE layouts (
    id          TEXT PRIMARY KEY,
    generation  INTEGER NOT NULL,
    name_zh     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    below       INTEGER NOT NULL,   -- rows under the ground, the last ones
    position    INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE layout_names (
    layout    TEXT NOT NULL REFERENCES layouts ON DELETE CASCADE,
    axis      TEXT NOT NULL,        -- row, column
    position  INTEGER NOT NULL,
    zh        TEXT NOT NULL,
    en        TEXT NOT NULL,
    PRIMARY KEY (layout, axis, position)
) WITHOUT ROWID;
CREATE TABLE layout_cells (
    layout    TEXT NOT NULL REFERENCES layouts ON DELETE CASCADE,
    position  INTEGER NOT NULL,     -- in the record: a layout comes back as it came
    id        TEXT NOT NULL,
    "row"     INTEGER NOT NULL,
    "column"  INTEGER NOT NULL,
    label_zh  TEXT NOT NULL,
    label_en  TEXT NOT NULL,
    name_zh   TEXT NOT NULL,
    name_en   TEXT NOT NULL,
    icon      TEXT NOT NULL,
    unit      TEXT NOT NULL,
    no_photo  INTEGER NOT NULL,
    closed    INTEGER NOT NULL,
    PRIMARY KEY (layout, position)
) WITHOUT ROWID;

CREATE TABLE categories (
    id          TEXT PRIMARY KEY,
    generation  INTEGER NOT NULL,
    "group"     TEXT NOT NULL,      -- '' for a group itself
    name_zh     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    icon        TEXT NOT NULL,
    minutes     INTEGER NOT NULL,
    danger      INTEGER NOT NULL,
    position    INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE category_phrases (
    category  TEXT NOT NULL REFERENCES categories ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    zh        TEXT NOT NULL,
    en        TEXT NOT NULL,
    PRIMARY KEY (category, position)
) WITHOUT ROWID;
CREATE TABLE category_synonyms (
    category  TEXT NOT NULL REFERENCES categories ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    word      TEXT NOT NULL,
    PRIMARY KEY (category, position)
) WITHOUT ROWID;

-- The topics are known from here on: the next pull is a snapshot.
DELETE FROM unknown_records WHERE topic IN ('layouts', 'categories');
UPDATE replica SET cursor = '';
