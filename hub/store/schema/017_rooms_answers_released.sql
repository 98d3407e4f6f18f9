-- Which room of its cell a service request names, as it stands at the door.
ALTER TABLE service_requests ADD COLUMN room TEXT NOT NULL DEFAULT '';

-- What its reporter answered to the questions of its category, in the words of that time.
CREATE TABLE request_answers (
    number TEXT NOT NULL,
    position BIGINT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (number, position)
);

-- Photos of a report that staff released: whoever holds its slip may see them, as what was mended.
ALTER TABLE request_photos ADD COLUMN released INTEGER NOT NULL DEFAULT 0;
