-- Meetings whose people were forgotten: how many had come, which nothing else tells any more.

CREATE TABLE past_meetings (
    meeting TEXT NOT NULL PRIMARY KEY,
    arrived BIGINT NOT NULL,
    walk_ins BIGINT NOT NULL,
    purged_ms BIGINT NOT NULL
);
