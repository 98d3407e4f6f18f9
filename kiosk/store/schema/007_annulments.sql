-- Check-ins that staff took back at the hub. This kiosk's ledger goes on holding its own, as it holds
-- everything: who is in is asked of the views below.
CREATE TABLE annulments (
    fact        TEXT PRIMARY KEY,   -- may be another kiosk's, or not here yet
    generation  INTEGER NOT NULL,
    meeting     INTEGER NOT NULL
) WITHOUT ROWID;

CREATE VIEW standing_check_ins AS
SELECT sequence, id, wall_ms, meeting, attendee, credential FROM check_ins JOIN facts USING (sequence)
WHERE NOT EXISTS (SELECT 1 FROM annulments WHERE annulments.fact = facts.id);

CREATE VIEW standing_check_outs AS
SELECT sequence, id, wall_ms, meeting, attendee, credential FROM check_outs JOIN facts USING (sequence)
WHERE NOT EXISTS (SELECT 1 FROM annulments WHERE annulments.fact = facts.id);

-- The page of an annulment may end before the arrival's own change.
CREATE VIEW standing_arrivals AS
SELECT * FROM arrivals WHERE NOT EXISTS (SELECT 1 FROM annulments WHERE annulments.fact = arrivals.fact);

-- The topic is known from here on: the next pull is a snapshot.
DELETE FROM unknown_records WHERE topic = 'annulments';
UPDATE replica SET cursor = '';
