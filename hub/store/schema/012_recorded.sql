-- When the hub heard of a step: one that a kiosk without a network made comes late, and whoever asks what is new since
-- their last question would never hear of it by at_ms.
ALTER TABLE request_steps ADD COLUMN recorded_ms BIGINT NOT NULL DEFAULT 0;
UPDATE request_steps SET recorded_ms = at_ms;
DROP INDEX request_steps_by_time;
CREATE INDEX request_steps_by_record ON request_steps (recorded_ms);
