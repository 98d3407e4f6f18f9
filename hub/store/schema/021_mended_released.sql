-- Photos of what was mended are shown as those of the report are: while they are released. Whoever mended it
-- releases them with the upload, and staff may take that back.
UPDATE request_photos SET released = 1 WHERE mended = 1;
