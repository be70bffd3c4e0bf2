-- What a file of staff tells beside what is seen on it is for staff only, as of files that residents send.
alter table upload add column shown_id text;                     -- the copy for everybody else; '': nobody else; null: the file itself
alter table upload add column latitude double precision;         -- where a picture says it was taken
alter table upload add column longitude double precision;
alter table upload add column taken_at timestamptz;
