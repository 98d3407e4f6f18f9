-- What was reported as broken: made from the facts, moved by people and rules ever after. fact names the report;
-- number is what its reporter holds, a second one of the same number (two memories of one kiosk) gets a mark.

CREATE TABLE service_requests (
    number TEXT NOT NULL PRIMARY KEY,
    fact TEXT NOT NULL UNIQUE,
    follow TEXT NOT NULL,
    kiosk TEXT NOT NULL,
    cell TEXT NOT NULL,
    unit TEXT NOT NULL,
    place TEXT NOT NULL,
    category TEXT NOT NULL,
    words TEXT NOT NULL,
    phone TEXT NOT NULL,
    danger INTEGER NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    made_ms BIGINT NOT NULL,
    due_ms BIGINT NOT NULL,
    changed_ms BIGINT NOT NULL,
    assignee TEXT NOT NULL,
    worker TEXT NOT NULL,
    voices BIGINT NOT NULL
);
CREATE INDEX requests_by_follow ON service_requests (follow);
CREATE INDEX requests_by_time ON service_requests (made_ms);
CREATE INDEX requests_by_due ON service_requests (due_ms);
CREATE INDEX requests_by_state ON service_requests (state, made_ms);
CREATE INDEX requests_by_unit ON service_requests (unit, state);
CREATE INDEX requests_by_assignee ON service_requests (assignee, state);

-- Who moved it, when and why. mover: reporter, dispatcher, worker, rule; actor: a sign-in name, or empty.
CREATE TABLE request_steps (
    number TEXT NOT NULL,
    position BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    state TEXT NOT NULL,
    mover TEXT NOT NULL,
    actor TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (number, position)
);

-- The letters in the numbers of a kiosk's service requests. Never given to another; those that are here get theirs when a
-- hub starts.
ALTER TABLE kiosks ADD COLUMN code TEXT NOT NULL DEFAULT '';
INSERT INTO counters (name, value) VALUES ('kiosk_codes', 0);
