-- Where a meeting's agenda is on the web, for the code on the slip.
ALTER TABLE meetings ADD COLUMN agenda TEXT NOT NULL DEFAULT '';
