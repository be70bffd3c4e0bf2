-- Telephone calls, as the exchange tells of them.

-- Every step as it was told; never changed. What a call was is made of all of its steps.
create table call_step (
    event_id uuid primary key,
    call_id  text        not null,
    step     text        not null,
    at       timestamptz not null,
    sequence int         not null,
    language text,
    seconds  bigint,
    seat     uuid,
    operator text,
    result   text
);
create index call_step_of on call_step (call_id);

-- A call, made anew of its steps with each that comes.
create table call (
    id             text primary key,
    account        text        not null,
    began_at       timestamptz not null,
    caller_sealed  bytea,                  -- null: withheld
    caller         text,                   -- the keyed fingerprint of the number
    language       text,
    wanted_at      timestamptz,            -- an operator; null: never
    waited_seconds bigint,
    answered_at    timestamptz,
    talked_seconds bigint,
    held_seconds   bigint,
    ended_at       timestamptz,
    operator       text,                   -- login
    outcome        text        not null,
    recording      text,                   -- where the file is kept, as JSON
    check ((caller is null) = (caller_sealed is null))
);
create index call_wanted on call (wanted_at) where wanted_at is not null;
create index call_of_caller on call (caller, began_at desc) where caller is not null;
create index call_of_operator on call (operator, ended_at desc) where operator is not null;
create index call_talked on call (ended_at desc) where talked_seconds is not null;

-- Where each operator is rung.
create table call_telephone (
    login   text primary key,
    address text        not null,
    at      timestamptz not null
);

-- Who waits now: kept while the exchange asks for them.
create table call_waiting (
    call_id  text primary key,
    language text        not null,
    since    timestamptz not null,
    asked_at timestamptz not null
);
create index call_waiting_asked on call_waiting (asked_at);

-- Who was rung for which call, and how it ended.
create table call_seat (
    id          uuid primary key,
    call_id     text        not null,
    login       text        not null,
    language    text        not null,
    at          timestamptz not null,
    answered_at timestamptz,
    ended_at    timestamptz,
    ending      text check (ending in ('TALKED', 'UNANSWERED', 'GONE')),
    check ((ended_at is null) = (ending is null))
);
create unique index call_seat_open_call on call_seat (call_id) where ended_at is null;
create unique index call_seat_open_login on call_seat (login) where ended_at is null;
create index call_seat_of on call_seat (login, at desc);

-- Whom we ring back, and why.
create table call_task (
    id            uuid primary key,
    kind          text        not null check (kind in ('MISSED', 'CALL_BACK', 'TELL')),
    caller_sealed bytea       not null,
    caller        text        not null,
    language      text,
    number        text,                    -- of a ticket
    words         text,                    -- what is to be told
    times         int         not null default 1,   -- how often they called meanwhile
    at            timestamptz not null,
    taken_by      text,
    taken_at      timestamptz,
    tries         int         not null default 0,
    not_before    timestamptz,
    ended_at      timestamptz,
    ended_by      text,
    ending        text check (ending in ('REACHED', 'NOT_REACHED', 'NOT_NEEDED')),
    check ((ended_at is null) = (ending is null)),
    check ((taken_by is null) = (taken_at is null))
);
-- One at a time for each number: who called five times is rung back once.
create unique index call_task_open on call_task (caller) where ended_at is null and kind <> 'TELL';
create index call_task_waiting on call_task (at) where ended_at is null;

create table call_task_try (
    task_id uuid        not null references call_task (id),
    at      timestamptz not null,
    by      text        not null,
    reached boolean     not null
);
create index call_task_try_of on call_task_try (task_id);

-- Which calls asked for a task: once and only once.
create table call_task_asked (
    id      uuid primary key,
    task_id uuid not null references call_task (id)
);

-- What operators say of a call.
create table call_mark (
    call_id text        not null,
    mark    text        not null check (mark in ('SILENT', 'PRANK')),
    at      timestamptz not null,
    by      text        not null,
    primary key (call_id, mark)
);

-- Who is not put through for a while.
create table call_block (
    id            uuid primary key,
    caller        text        not null,
    caller_sealed bytea       not null,
    reason        text        not null,
    at            timestamptz not null,
    by            text        not null,
    until         timestamptz not null,
    lifted_at     timestamptz,
    lifted_by     text
);
create unique index call_block_standing on call_block (caller) where lifted_at is null;
