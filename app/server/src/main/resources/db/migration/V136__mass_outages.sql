-- Many ask about one thing at one place: a parent ticket, a greeting for who asks next, and one end for all of them.
create table mass_outage (
    id        uuid        primary key,
    issue     text        not null,
    place     text        not null,             -- code of an entry of the address register
    ticket    bigint      not null,             -- the incident under which all of them stand
    kk        text        not null,             -- what who asks is told first
    ru        text        not null,
    en        text        not null,
    begun_at  timestamptz not null,
    begun_by  text        not null,
    ended_at  timestamptz,                      -- nobody is greeted or put under it any more
    ended_by  text,
    closing   jsonb,                            -- how all of them end
    closed_at timestamptz                       -- all of them have
);
-- Two switches at once are one outage.
create unique index mass_outage_running on mass_outage (issue, place) where ended_at is null;
create unique index mass_outage_ticket on mass_outage (ticket);
create index mass_outage_closing on mass_outage (ended_at) where closing is not null and closed_at is null;
create index mass_outage_begun on mass_outage (begun_at);

-- Which of its tickets could not be ended with the others, and why: somebody looks at each.
create table mass_outage_left (
    outage uuid   not null references mass_outage (id),
    ticket bigint not null,
    why    text   not null,                     -- code of the refusal
    primary key (outage, ticket)
);
