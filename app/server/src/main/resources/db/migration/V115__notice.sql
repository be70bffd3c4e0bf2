-- What staff are told: one row a person and a piece of news, whom a breached deadline is told to, and how each wants it.

create table notice (
    id           bigint generated always as identity primary key,
    login        text        not null,
    kind         text        not null,
    ticket_id    bigint      not null,
    number       text        not null,
    what         text        not null,      -- which clock: a key of the wording
    due_at       timestamptz,
    step         int         not null,      -- of the ladder; 0: none
    urgent       boolean     not null,
    organisation text,                      -- code
    issue        text,                      -- code
    at           timestamptz not null,      -- of the act itself
    told_at      timestamptz not null,      -- of this row
    read_at      timestamptz,
    settled_at   timestamptz,               -- nothing more is to be mailed of it
    reply_id     uuid,                      -- the mail in which it went
    unique nulls not distinct (login, ticket_id, kind, what, due_at, step)
);
create index notice_of_person on notice (login, id);
create index notice_unread on notice (login, id) where read_at is null;
create index notice_unsettled on notice (login, told_at) where settled_at is null;
create index notice_urgent on notice (login) where settled_at is null and urgent;

create table notice_choice (
    login      text primary key,
    mail       boolean not null,
    address    bytea,                       -- sealed
    often      text    not null,
    quiet_from time,
    quiet_to   time,
    away_until date,                        -- the last day of it
    language   text    not null check (language in ('kk', 'ru', 'en')),
    version    int     not null,
    mailed_at  timestamptz,                 -- the last digest
    check ((quiet_from is null) = (quiet_to is null)),
    check (not mail or address is not null)
);

-- organisation null: for all that have none of their own; steps null: as what it is part of.
create table escalation (
    organisation text references organisation (code) deferrable initially deferred,
    steps        json,
    heads        json not null,             -- [{"login": "...", "standsIn": false}, ...]
    deputies     json not null,             -- of the akim, for all: [{"login": "...", "sphere": null, "district": null}, ...]
    version      int  not null,
    unique nulls not distinct (organisation)
);
insert into escalation (organisation, steps, heads, deputies, version) values (null, '[
    {"whom": "RESPONSIBLE", "when": "BEFORE", "amount": 75, "unit": "PERCENT"},
    {"whom": "RESPONSIBLE", "when": "BEFORE", "amount": 90, "unit": "PERCENT"},
    {"whom": "RESPONSIBLE", "when": "BEFORE", "amount": 1, "unit": "HOURS"},
    {"whom": "RESPONSIBLE", "when": "AT_BREACH", "amount": 0, "unit": "HOURS"},
    {"whom": "DEPARTMENT_HEAD", "when": "AFTER", "amount": 4, "unit": "WORKING_HOURS"},
    {"whom": "ORGANISATION_HEAD", "when": "AFTER", "amount": 1, "unit": "WORKING_DAYS"},
    {"whom": "DEPUTY_AKIM", "when": "AFTER", "amount": 3, "unit": "WORKING_DAYS"}
]', '[]', '[]', 1);
