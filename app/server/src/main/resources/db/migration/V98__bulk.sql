-- One act on many tickets: what became of each, and how it was before, so that it can be undone.
create table bulk_act (
    id      uuid primary key,
    login   text        not null,
    to_whom text,
    desk    text,
    note    text        not null,
    at      timestamptz not null
);
create table bulk_item (
    bulk_id  uuid not null references bulk_act (id),
    number   text not null,
    result   text not null,              -- DONE, or the code of the refusal
    assignee text,                       -- before
    desk     text,
    version  int,                        -- after
    undone   text,                       -- DONE, or the code of the refusal
    primary key (bulk_id, number)
);
