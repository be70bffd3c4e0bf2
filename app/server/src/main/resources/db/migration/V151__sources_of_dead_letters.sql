-- Which account of which channel a dead letter came by, and its event: what is missing there may lie here.
alter table dead_letter add column source text;
alter table dead_letter add column event_id text;
create index dead_letter_of on dead_letter (source, at) where replayed_at is null and source is not null;
create index dead_letter_event on dead_letter (event_id) where event_id is not null;
