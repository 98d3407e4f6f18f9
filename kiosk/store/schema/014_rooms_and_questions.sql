-- Plans of storeys: rectangles in the plan's own units, with what stands at the door.
CREATE TABLE layout_plans (
    layout    TEXT NOT NULL REFERENCES layouts ON DELETE CASCADE,
    position  INTEGER NOT NULL,     -- in the record
    "row"     INTEGER NOT NULL,     -- the storey
    PRIMARY KEY (layout, position)
) WITHOUT ROWID;
CREATE TABLE layout_rooms (
    layout    TEXT NOT NULL REFERENCES layouts ON DELETE CASCADE,
    plan      INTEGER NOT NULL,     -- layout_plans.position
    position  INTEGER NOT NULL,
    x         REAL NOT NULL,
    y         REAL NOT NULL,
    w         REAL NOT NULL,
    h         REAL NOT NULL,
    label_zh  TEXT NOT NULL,
    label_en  TEXT NOT NULL,
    cell      TEXT NOT NULL,
    PRIMARY KEY (layout, plan, position)
) WITHOUT ROWID;

-- What a category asks, and what may be answered.
CREATE TABLE category_questions (
    category  TEXT NOT NULL REFERENCES categories ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    id        TEXT NOT NULL,
    zh        TEXT NOT NULL,
    en        TEXT NOT NULL,
    PRIMARY KEY (category, position)
) WITHOUT ROWID;
CREATE TABLE category_answers (
    category  TEXT NOT NULL REFERENCES categories ON DELETE CASCADE,
    question  INTEGER NOT NULL,     -- category_questions.position
    position  INTEGER NOT NULL,
    zh        TEXT NOT NULL,
    en        TEXT NOT NULL,
    PRIMARY KEY (category, question, position)
) WITHOUT ROWID;

-- Which room of the cell, and a line for each answer: the question, a tab, the answer. Rows of before have none.
ALTER TABLE service_requests ADD COLUMN room TEXT NOT NULL DEFAULT '';
ALTER TABLE service_requests ADD COLUMN answers TEXT NOT NULL DEFAULT '';
ALTER TABLE requests ADD COLUMN room TEXT NOT NULL DEFAULT '';

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
       said_day, said_kiosk, said_count, said_follow, said, said_rating, said_words,
       coalesce(check_ins.sequence, check_outs.sequence, refusals.sequence, staff_sessions.sequence,
                service_requests.sequence, request_follow_ups.sequence) IS NOT NULL AS has_body,
       photos, room, answers
FROM facts
LEFT JOIN check_ins ON check_ins.sequence = facts.sequence
LEFT JOIN check_outs ON check_outs.sequence = facts.sequence
LEFT JOIN refusals ON refusals.sequence = facts.sequence
LEFT JOIN staff_sessions ON staff_sessions.sequence = facts.sequence
LEFT JOIN service_requests ON service_requests.sequence = facts.sequence
LEFT JOIN request_follow_ups ON request_follow_ups.sequence = facts.sequence;

-- Records that came before had more to say than was kept of them: the next pull is a snapshot.
UPDATE replica SET cursor = '';
