-- How many tickets came about an issue at a place in ten minutes, and about its sphere. Written with the ticket; several
-- rows for one slot, so that those who register at once do not wait for each other.
create table surge_count (
    what  text        not null,             -- an issue, or "sphere:" and its code
    place text        not null,             -- a sector; a district where no sector is known
    slot  timestamptz not null,             -- ten minutes begin
    shard smallint    not null,
    n     int         not null,
    primary key (slot, what, place, shard)
);

-- Which tickets were counted: corrected twice is counted once.
create table surge_counted (
    ticket bigint not null,
    what   text   not null,
    slot   timestamptz not null,
    primary key (ticket, what)
);
create index surge_counted_slot on surge_counted (slot);

-- When more is too much. Data: a city finds its own figures.
create table surge_rule (
    only_row    boolean primary key default true check (only_row),
    slots       int              not null check (slots between 1 and 12),     -- of ten minutes that are looked at
    least       int              not null check (least >= 2),                 -- fewer are never a surge
    floor       double precision not null check (floor > 0),                  -- usual where nothing is known
    chance      double precision not null check (chance > 0 and chance < 1),  -- rarer than this by chance
    quiet_hours int              not null check (quiet_hours >= 0)            -- after somebody said no
);
insert into surge_rule values (true, 3, 6, 0.5, 1e-6, 3);

create table surge_suggestion (
    id       uuid             primary key,
    what     text             not null,
    place    text             not null,
    seen     int              not null,
    usual    double precision not null,
    since    timestamptz      not null,     -- the window begins
    at       timestamptz      not null,
    state    text             not null check (state in ('OPEN', 'TAKEN', 'DISMISSED', 'PASSED')),
    settled_at timestamptz,
    settled_by text
);
create unique index surge_suggestion_open on surge_suggestion (what, place) where state = 'OPEN';
create index surge_suggestion_settled on surge_suggestion (what, place, settled_at);
