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
