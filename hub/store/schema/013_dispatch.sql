-- Who is given what is broken: empty unit or category means any. Names are those that people sign in with.
CREATE TABLE dispatch_rules (
    unit TEXT NOT NULL,
    category TEXT NOT NULL,
    assignee TEXT NOT NULL,
    PRIMARY KEY (unit, category, assignee)
);

-- Who is on duty from eight in the morning of a day (2026-12-22) to eight of the next.
CREATE TABLE duty_turns (
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (day, name)
);
