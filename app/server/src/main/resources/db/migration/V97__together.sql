-- Two people at one ticket: what each is writing, and who else looks.

-- Kept until it is sent or thrown away; whoever the ticket is handed to finds it.
create table draft (
    ticket_id bigint      not null references ticket (id) deferrable initially deferred,
    login     text        not null,
    text      text        not null,
    at        timestamptz not null,
    primary key (ticket_id, login)
);
create index draft_at on draft (at);

-- Not worth a disk's time: after a crash consoles say it again within seconds.
create unlogged table onlooker (
    ticket_id bigint      not null,
    login     text        not null,
    writes    boolean     not null,
    at        timestamptz not null,
    primary key (ticket_id, login)
);
create index onlooker_at on onlooker (at);
