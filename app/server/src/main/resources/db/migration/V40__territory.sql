-- The address register. Code and parent make a tree; what else is stored of it is derived, so that an address is found
-- by an index and never by a walk.
create table territory (
    code      text primary key check (code ~ '^[a-z0-9][a-z0-9_.-]{0,62}$'),
    parent    text references territory (code) deferrable initially deferred check (parent <> code),
    kind      text    not null check (kind in ('OBLAST', 'DISTRICT', 'CITY', 'SETTLEMENT', 'SECTOR', 'STREET', 'HOUSE')),
    kk        text    not null,
    ru        text    not null,
    en        text    not null,
    synonyms  text[]  not null,
    latitude  double precision,
    longitude double precision,
    polygon   text,                  -- GeoJSON
    note      text,
    active    boolean not null,
    version   int     not null,
    path      text[]  not null,      -- codes from the top down to itself
    village   text,                  -- the settlement it is a part of
    extent    box,                   -- of the polygon; longitude is x
    check ((latitude is null) = (longitude is null)),
    check ((parent is null) = (kind = 'OBLAST')),
    check ((polygon is null) = (extent is null))
);
create index territory_parts on territory (parent, code) where parent is not null;
-- What a pin lies in, and what lies beside it.
create index territory_extent on territory using gist (extent) where extent is not null and active;
create index territory_point on territory using gist (point(longitude, latitude))
    where latitude is not null and active and kind in ('STREET', 'HOUSE');

-- In one spelling. Of a house the number, within what it is a part of.
create table territory_key (
    key    text not null collate "C",
    code   text not null references territory (code) deferrable initially deferred,
    within text collate "C",         -- of a house only
    check (key <> '')
);
create unique index territory_key_name on territory_key (key, code) where within is null;
create unique index territory_key_house on territory_key (within, key, code) where within is not null;
create index territory_key_of on territory_key (code);

-- Grows with every change; its lock makes one writer at a time. Tickets whose address nobody knew are asked again until
-- they have been asked at this version.
create table territory_version (
    only_row boolean primary key default true check (only_row),
    version  bigint not null
);
insert into territory_version values (true, 0);
