-- What whoever holds the slip of a service request said of it afterwards: the facts.
CREATE TABLE request_follow_ups (
    sequence     INTEGER PRIMARY KEY REFERENCES facts,
    said_day     TEXT NOT NULL,     -- with kiosk and count the number of the request, whichever kiosk it came from
    said_kiosk   TEXT NOT NULL,
    said_count   INTEGER NOT NULL,
    said_follow  INTEGER NOT NULL,  -- the key of the slip that was scanned
    said         TEXT NOT NULL,     -- urge, rating, not_solved
    said_rating  TEXT NOT NULL,     -- of a rating: one of the five words
    said_words   TEXT NOT NULL
);
CREATE INDEX follow_up_of_request ON request_follow_ups (said_day, said_kiosk, said_count);

-- The photos that a service request names: hashes, with a space between. Rows of before name none.
ALTER TABLE service_requests ADD COLUMN photos TEXT NOT NULL DEFAULT '';

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
       photos
FROM facts
LEFT JOIN check_ins ON check_ins.sequence = facts.sequence
LEFT JOIN check_outs ON check_outs.sequence = facts.sequence
LEFT JOIN refusals ON refusals.sequence = facts.sequence
LEFT JOIN staff_sessions ON staff_sessions.sequence = facts.sequence
LEFT JOIN service_requests ON service_requests.sequence = facts.sequence
LEFT JOIN request_follow_ups ON request_follow_ups.sequence = facts.sequence;

-- When its reporter last urged, and whether they have said how content they are since it was last done.
ALTER TABLE requests ADD COLUMN urged_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE requests ADD COLUMN rated INTEGER NOT NULL DEFAULT 0;

-- Records that came before had more to say than was kept of them: the next pull is a snapshot.
UPDATE replica SET cursor = '';
