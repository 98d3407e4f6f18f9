-- To whom a step gave it: a sign-in name; of `dispatched` alone. Steps of before do not say.
ALTER TABLE request_steps ADD COLUMN assignee TEXT NOT NULL DEFAULT '';
