-- Files that a provider kept come after their message; what they tell beside what is seen on them is for staff only.
alter table attachment add column media_id uuid;                 -- of a file that was fetched from a provider
alter table attachment add column shown_id text;                 -- the copy for everybody else; '': nobody else; null: the file itself
alter table attachment add column latitude double precision;     -- where a picture says it was taken
alter table attachment add column longitude double precision;
alter table attachment add column taken_at timestamptz;
create index attachment_media on attachment (media_id) where media_id is not null;
create index attachment_shown on attachment (shown_id) where shown_id <> '';

-- Fetched before their message is in the register: somebody may still be telling our script what happened.
create table stored_early (
    media_id  uuid        primary key,
    at        timestamptz not null,
    file      text        not null,      -- an AttachmentRef
    file_ids  text[]      not null       -- that the file store must not forget
);
create index stored_early_at on stored_early (at);
create index stored_early_files on stored_early using gin (file_ids);
