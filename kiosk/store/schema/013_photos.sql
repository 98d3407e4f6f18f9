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
