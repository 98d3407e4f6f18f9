-- What was used to mend it, or is waited for, as whoever mends it wrote with that step. For staff alone.
ALTER TABLE request_steps ADD COLUMN parts TEXT NOT NULL DEFAULT '';
