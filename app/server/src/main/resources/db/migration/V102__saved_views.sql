-- What somebody wants to see of a queue, under a name: for themselves, or for all who stand at a desk.
create table saved_view (
    id      uuid primary key,
    owner   text not null,
    desk    text,                       -- null: for the owner only
    name    text not null,
    queue   text not null,
    filter  text not null,              -- as in the address of the page
    place   int  not null,              -- the least comes first
    version int  not null
);
create index saved_view_of on saved_view (owner);
create index saved_view_at on saved_view (desk) where desk is not null;

create table saved_view_first (
    login   text primary key,
    view_id uuid not null references saved_view (id) on delete cascade
);
create index saved_view_first_of on saved_view_first (view_id);
