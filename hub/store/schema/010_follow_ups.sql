-- What whoever holds the slip of a service request said of it afterwards: urges, ratings, that it is not solved. id is the
-- fact's, or the hub's own where it came from a phone (kiosk: empty). One whose outcome is not 'counted' has changed nothing.

CREATE TABLE request_follow_ups (
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    kind TEXT NOT NULL,
    rating TEXT NOT NULL,
    words TEXT NOT NULL,
    kiosk TEXT NOT NULL,
    outcome TEXT NOT NULL
);
CREATE INDEX follow_ups_of_request ON request_follow_ups (number, at_ms);

-- How often and when last it was urged, and how content its reporter is since it was last done.
ALTER TABLE service_requests ADD COLUMN urges BIGINT NOT NULL DEFAULT 0;
ALTER TABLE service_requests ADD COLUMN urged_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE service_requests ADD COLUMN rating TEXT NOT NULL DEFAULT '';
