-- Where a rejected request is seen to instead, so that whoever holds its slip reads whom to ask; '': nowhere.
ALTER TABLE requests ADD COLUMN referral TEXT NOT NULL DEFAULT '';
-- Of a duplicate, the number of the one that goes on; '': none.
ALTER TABLE requests ADD COLUMN merged_into TEXT NOT NULL DEFAULT '';

-- Records that came before may have had either: the next pull is a snapshot.
UPDATE replica SET cursor = '';
