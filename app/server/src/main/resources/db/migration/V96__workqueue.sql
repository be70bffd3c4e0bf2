-- Who works on what now.

create table work_profile (
    login   text primary key,
    skills  text[]  not null,
    calls   int     not null check (calls between 0 and 100),
    chats   int     not null check (chats between 0 and 100),
    mails   int     not null check (mails between 0 and 100),
    offered boolean not null,
    version int     not null
);

-- One row each; its lock makes one dealer at a time for one person.
create table presence (
    login    text primary key,
    state    text        not null,
    reason   text,
    since    timestamptz not null,
    seen_at  timestamptz not null,
    given_at timestamptz                -- something, last
) with (fillfactor = 50);
create index presence_ready on presence (given_at nulls first, login) where state = 'READY';
create index presence_on_shift on presence (seen_at) where state <> 'OFF';
create index presence_gone on presence (seen_at) where reason = 'VANISHED';

-- What they did until then. Never changed.
create table presence_spell (
    login  text        not null,
    state  text        not null,
    reason text,
    began  timestamptz not null,
    ended  timestamptz not null
);
create index presence_spell_of on presence_spell (login, began);
create index presence_spell_ended on presence_spell (ended);

-- A claim that comes twice gives the same ticket.
create table work_claim (
    id        uuid primary key,
    login     text        not null,
    ticket_id bigint,                   -- null: nothing waited
    at        timestamptz not null
);
create index work_claim_at on work_claim (at);

-- Whom was offered what, and how it ended.
create table work_offer (
    id        bigint generated always as identity primary key,
    ticket_id bigint      not null,
    login     text        not null,
    at        timestamptz not null,
    until     timestamptz not null,
    ended_at  timestamptz,
    ending    text check (ending in ('ACCEPTED', 'REFUSED', 'EXPIRED', 'WITHDRAWN')),
    reason    text,
    check ((ended_at is null) = (ending is null))
);
create unique index work_offer_open on work_offer (ticket_id) where ended_at is null;
create index work_offer_to on work_offer (login, at desc);
create index work_offer_at on work_offer (at);

-- How long what somebody took had waited for them: the service level, and who takes how much.
create table work_taken (
    at             timestamptz not null,
    desk           text        not null,
    language       text,
    login          text        not null,
    waited_seconds bigint      not null
);
create index work_taken_at on work_taken (at, desk);

create table desk_rules (
    desk            text primary key,
    offers          boolean not null,
    answer_seconds  int     not null,
    service_seconds int     not null,
    service_percent int     not null,
    version         int     not null
);
insert into desk_rules values
    ('OPERATORS', true, 30, 300, 80, 1),
    ('INSPECTORS', false, 60, 7200, 80, 1),
    ('SUPERVISORS', false, 60, 3600, 80, 1),
    ('ANALYSTS', false, 60, 86400, 80, 1),
    ('METHODOLOGISTS', false, 60, 86400, 80, 1),
    ('QUALITY', false, 60, 86400, 80, 1);

create index territory_sectors on territory ((path[2])) where kind = 'SECTOR';
