-- What residents think of answers. One row an end of a ticket: what was closed again can be rated again.
create table rating (
    id           bigint generated always as identity primary key,
    ticket_id    bigint      not null references ticket (id) deferrable initially deferred,
    closing      int         not null,   -- version of the ticket when it was closed
    closed_at    timestamptz not null,
    outcome      text        not null,   -- with which it was closed then
    organisation text,                   -- that executed it then; null: the centre answered by itself
    stars        smallint    not null check (stars between 1 and 5),
    reasons      text[]      not null,
    words        text,
    first_at     timestamptz not null,
    at           timestamptz not null,   -- of the last correction
    unique (ticket_id, closing)
);
create index rating_newest on rating (first_at desc, id desc);
create index rating_low on rating (first_at desc, id desc) where stars <= 2;

-- Everything that residents ever sent, and what became of it: the row is the proof of "seen".
create table rating_event (
    id        uuid primary key,
    ticket_id bigint      not null references ticket (id) deferrable initially deferred,
    closing   int         not null,
    stars     smallint    not null,
    reasons   text[]      not null,
    words     text,
    at        timestamptz not null,
    verdict   text        not null
);
create index rating_event_of_ticket on rating_event (ticket_id);
