-- Who may report through the Open311 endpoint. A key is kept as a hash; a revoked one stays, so that the audit log's
-- id still says whose it was.

CREATE TABLE api_keys (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    key_hash TEXT NOT NULL UNIQUE,
    created_ms BIGINT NOT NULL,
    revoked_ms BIGINT NOT NULL DEFAULT 0
);

-- What has become of requests since when.
CREATE INDEX request_steps_by_time ON request_steps (at_ms);
