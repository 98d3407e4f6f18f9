-- How the organiser was content with a meeting, as they said afterwards.

CREATE TABLE ratings (
    meeting TEXT NOT NULL PRIMARY KEY,
    level TEXT NOT NULL,
    at_ms BIGINT NOT NULL
);
