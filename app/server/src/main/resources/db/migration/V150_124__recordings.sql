-- What was recorded of calls: kept for its time, then deleted. A row for each file; a call may have several. The row
-- stays when the file goes: that there was one, and when it went.
create table call_recording (
    file_id    text primary key,
    call_id    text        not null,
    name       text        not null,
    media_type text        not null,
    size       bigint      not null,
    seconds    bigint,
    at         timestamptz not null,   -- when it came to us
    ended_at   timestamptz,
    ending     text check (ending in ('DELETED', 'LEFT_TO_OTHERS')),
    check ((ended_at is null) = (ending is null))
);
create index call_recording_of on call_recording (call_id);
create index call_recording_due on call_recording (at) where ended_at is null;

insert into call_recording (file_id, call_id, name, media_type, size, at)
select recording::json ->> 'id', id, recording::json ->> 'name', recording::json ->> 'mediaType',
       (recording::json ->> 'size')::bigint, coalesce(ended_at, began_at)
from call where recording is not null and recording::json ->> 'id' <> ''
on conflict do nothing;
alter table call drop column recording;
