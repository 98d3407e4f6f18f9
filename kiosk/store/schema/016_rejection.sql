-- Who sees to a rejected request is one of the reasons that its reporter may read.
ALTER TABLE requests RENAME COLUMN referral TO rejection;

-- Whoever holds a danger's slip is to ring, whatever its kind.
ALTER TABLE requests ADD COLUMN danger INTEGER NOT NULL DEFAULT 0;
