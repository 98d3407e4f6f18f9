-- Who sees to a rejected request is one of the reasons that its reporter may read.
ALTER TABLE requests RENAME COLUMN referral TO rejection;
