-- What a place is: room, spot. The next pull is a snapshot, which brings the word for places that are here already.
ALTER TABLE places ADD COLUMN kind TEXT NOT NULL DEFAULT 'room';
UPDATE replica SET cursor = '';
