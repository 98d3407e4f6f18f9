-- Whoever has a service request is reminded once when its promise is near, and once when it is broken. near_ms: when three
-- quarters of the promised time have passed; 0: nothing is promised. reminded: nothing, 'near' or 'late'.
ALTER TABLE service_requests ADD COLUMN near_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE service_requests ADD COLUMN reminded TEXT NOT NULL DEFAULT '';

-- What another program is told of them (docs/webhook.md), each until it was taken. next_ms: when it is tried again; 0: given
-- up, after so many attempts. position: in the order in which they were written, of those that are left.
CREATE TABLE webhook_messages (
    id TEXT NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    actor TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_ms BIGINT NOT NULL
);
CREATE INDEX webhook_messages_by_next ON webhook_messages (next_ms);
CREATE INDEX webhook_messages_by_position ON webhook_messages (position);

-- Photos that whoever mended it made, behind those of the report.
ALTER TABLE request_photos ADD COLUMN mended INTEGER NOT NULL DEFAULT 0;
