-- Who opened the maintenance pages and when, how often in vain: read back at a start, so that a restart does not
-- give new tries.
CREATE TABLE staff_sessions (
    sequence  INTEGER PRIMARY KEY REFERENCES facts,
    event     TEXT NOT NULL,   -- opened, wrong_pin, locked, left
    method    TEXT NOT NULL,   -- pin, badge
    badge     TEXT NOT NULL
);

DROP VIEW whole_facts;
CREATE VIEW whole_facts AS
SELECT facts.sequence, facts.id, facts.kind, facts.wall_ms, facts.boot_id, facts.boot_ms, facts.schema,
       coalesce(check_ins.meeting, check_outs.meeting, refusals.meeting) AS meeting,
       coalesce(check_ins.attendee, check_outs.attendee, refusals.attendee) AS attendee,
       coalesce(check_ins.credential, check_outs.credential, refusals.credential) AS credential,
       coalesce(check_ins.method, refusals.method) AS method,
       offline, unlisted, standing_in, was_excused, clock_doubtful, walk_in_name, walk_in_organisation,
       outcome, chosen, staff_sessions.event AS staff_event, staff_sessions.method AS staff_method,
       staff_sessions.badge AS staff_badge
FROM facts
LEFT JOIN check_ins ON check_ins.sequence = facts.sequence
LEFT JOIN check_outs ON check_outs.sequence = facts.sequence
LEFT JOIN refusals ON refusals.sequence = facts.sequence
LEFT JOIN staff_sessions ON staff_sessions.sequence = facts.sequence;
