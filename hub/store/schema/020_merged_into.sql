-- Of a duplicate: the number of the one that goes on, whose progress whoever holds the other's slip is told.
-- '': none, or merged before hubs kept it.
ALTER TABLE service_requests ADD COLUMN merged_into TEXT NOT NULL DEFAULT '';
CREATE INDEX service_requests_merged_into ON service_requests (merged_into) WHERE merged_into <> '';
