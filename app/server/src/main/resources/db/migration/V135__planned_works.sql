-- Works that services have announced. Their state is no column: it follows from the clock.
create table planned_work (
    id           uuid        primary key,
    version      int         not null,
    organisation text        not null,      -- code of who does them
    outer_id     text,                      -- what the service calls them
    resource     text        not null check (resource in ('ELECTRICITY', 'WATER', 'HEAT', 'GAS', 'ROAD', 'OTHER')),
    kk           text        not null,
    ru           text        not null,
    en           text        not null,
    issues       text[]      not null,      -- codes that they explain
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    places       jsonb       not null,
    areas        text[]      not null,      -- derived: codes of all that the places are parts of
    polygon      text,                      -- GeoJSON
    cancelled    boolean     not null,
    changed_at   timestamptz not null,
    solved       bigint      not null default 0,    -- whom knowing of them was answer enough
    check (starts_at < ends_at)
);
create unique index planned_work_outer on planned_work (organisation, outer_id) where outer_id is not null;
create index planned_work_ends on planned_work (ends_at, id);

-- Every announcement as it was made. Only ever added to.
create table planned_work_version (
    work    uuid        not null references planned_work (id),
    version int         not null,
    said    jsonb       not null,
    at      timestamptz not null,
    by      text        not null,
    primary key (work, version)
);

-- Derived: where works are looked for that have not ended. Cancelled ones are nowhere.
create table planned_work_place (
    work    uuid        not null references planned_work (id),
    code    text,                           -- entry of the address register
    houses  text        not null,           -- some of a street; '': all
    extent  box,                            -- of the polygon; longitude is x
    ends_at timestamptz not null,           -- as of the works, so that old ones cost nothing
    check ((code is null) <> (extent is null))
);
create index planned_work_place_of on planned_work_place (work);
create index planned_work_place_code on planned_work_place (code, ends_at) where code is not null;
create index planned_work_place_extent on planned_work_place using gist (extent) where extent is not null;

-- Who said "that answers me": solved at the first contact, without a ticket. Once per id of the one who says so.
create table planned_work_answer (
    id       uuid        primary key,
    work     uuid        not null references planned_work (id),
    channel  text        not null,
    language text        not null,
    at       timestamptz not null
);
create index planned_work_answer_at on planned_work_answer (at);

-- Who wants to be told: by the address they gave, or on their ticket. due_at is when somebody has to look at it again.
create table planned_work_watch (
    id         uuid        primary key,
    work       uuid        not null references planned_work (id),
    ticket     bigint,
    address    bytea,                       -- sealed
    reader     text,                        -- fingerprint of the address: nobody is told twice
    language   text        not null,
    told       int         not null,        -- the version of which they know
    due_at     timestamptz,                 -- null: over
    check ((ticket is null) <> (address is null))
);
create unique index planned_work_watch_ticket on planned_work_watch (work, ticket) where ticket is not null;
create unique index planned_work_watch_reader on planned_work_watch (work, reader) where reader is not null;
create index planned_work_watch_due on planned_work_watch (due_at) where due_at is not null;
