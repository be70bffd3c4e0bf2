-- A resident may say again in other words what was said, or take it back: what stood there stays.
alter table message add column edited_at timestamptz;
alter table message add column deleted_at timestamptz;
alter table message add column comment text;    -- the provider's id of the public comment that it is
create table message_before (
    message_id uuid        not null references message (id) deferrable initially deferred,
    until      timestamptz not null,
    text       text        not null,
    primary key (message_id, until)
);
