-- The list is by time and then by number: with both in one index a page far down, and a search for a part of a number, read
-- no row that they do not show.
DROP INDEX IF EXISTS requests_by_time;
CREATE INDEX requests_by_newest ON service_requests (made_ms, number);
