-- What is promised on tickets: from when, how long, by which version of which calendar, and how it ended.
create table clock (
    id               bigint generated always as identity primary key,
    -- No foreign key: it would cost a look at the ticket for each of the rows that come with every contact.
    ticket_id        bigint      not null,
    kind             text        not null,
    started_at       timestamptz not null,
    rule             text        not null,            -- of the policy; ISSUE: the catalogue's; NAMED: somebody said when
    policy           int         not null,            -- version
    amount           int,                             -- null: somebody named the moment
    unit             text,
    receipt          text        not null,
    calendar         text,                            -- null: plain time
    calendar_version int         not null,
    pauses           json        not null default '[]',
    paused_for       text,
    paused_at        timestamptz,
    due_at           timestamptz not null,
    moved            boolean     not null,            -- somebody said when it is due: the target says it no more
    stopped_at       timestamptz,
    outcome          text,                            -- null: it runs
    due_before       timestamptz,                     -- before the extension
    extended_by      text,
    extended_at      timestamptz,
    extended_why     text,
    seen_at          timestamptz,                     -- what was to come until then has been told
    wakes_at         timestamptz,                     -- null: nobody has to look at it
    said             text,                            -- to the resident
    check ((outcome is null) = (stopped_at is null)),
    check (outcome is null or wakes_at is null),
    check ((paused_at is null) = (paused_for is null)),
    check ((amount is null) = (unit is null)),
    check ((extended_at is null) = (extended_by is null))
) with (fillfactor = 90);
create index clock_ticket on clock (ticket_id);
-- A million that wait cost nothing: only what is due is touched.
create index clock_wakes on clock (wakes_at, id) where wakes_at is not null;

-- Those that were promised before there were clocks keep what they were promised.
insert into clock (ticket_id, kind, started_at, rule, policy, receipt, calendar_version, paused_for, paused_at, due_at,
    moved, wakes_at)
select id, 'RESOLUTION', coalesce(promised_from, received_at), 'NAMED', 0, 'WHEN_IT_CAME', 0,
    case when paused_at is not null then 'WAITING_FOR_RESIDENT' end, paused_at, due_at,
    -- What nobody has registered yet has its issue's time when somebody does.
    issue is not null,
    -- Looked at once, and then when it has to be.
    case when paused_at is null then received_at end
from ticket where status not in ('CLOSED', 'MERGED');
-- What is merged has its promise again when it is worked by itself.
insert into clock (ticket_id, kind, started_at, rule, policy, receipt, calendar_version, due_at, moved, stopped_at, outcome)
select id, 'RESOLUTION', coalesce(promised_from, received_at), 'NAMED', 0, 'WHEN_IT_CAME', 0, due_at, true, changed_at, 'DROPPED'
from ticket where status = 'MERGED';
alter table ticket
    drop column promised_from,
    add column due_calendar text,                     -- in whose working time it is due; null: plain time
    add column due_calendar_version int,
    add check ((due_calendar is null) = (due_calendar_version is null));

-- How long there is for what; the newest counts.
create table target_policy (
    version int primary key,
    rules   json        not null,
    at      timestamptz not null,
    by      text        not null
);
