-- Bodies and departments, who executes what where, and the log of what methodologists and admins change.

-- What the register's keepers changed, with before and after. json, not jsonb: what was written stays as it was written.
create table change_log (
    entry  bigint generated always as identity primary key,
    what   text        not null,   -- the kind of thing: organisations, staff, issues
    id     text        not null,
    at     timestamptz not null,
    by     text        not null,   -- login
    before json,
    after  json,
    check (before is not null or after is not null)
);
create index change_log_of_thing on change_log (what, id, entry);

create function change_log_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the change log is append-only';
end
$$;
create trigger change_log_is_append_only before update or delete or truncate on change_log
    for each statement execute function change_log_is_append_only();

-- Data only for now: clocks that count working time come later.
create table working_calendar (
    id      text primary key check (id ~ '^[A-Z0-9][A-Z0-9_.-]{0,62}$'),
    kk      text not null,
    ru      text not null,
    en      text not null,
    weekly  json not null,           -- [{"day": "MONDAY", "from": "09:00", "to": "13:00"}, ...]
    version int  not null
);

create table organisation (
    code     text primary key check (code ~ '^[A-Z0-9][A-Z0-9_.-]{0,62}$'),
    parent   text references organisation (code) deferrable initially deferred check (parent <> code),
    kind     text    not null,
    kk       text    not null,
    ru       text    not null,
    en       text    not null,
    phone    text,
    email    text,
    district text,
    calendar text references working_calendar (id),
    active   boolean not null,
    version  int     not null
);
create index organisation_parent on organisation (parent) where parent is not null;

create table responsibility (
    subject      text not null,      -- code of an issue or of a sphere
    district     text,               -- null: everywhere
    organisation text not null references organisation (code) deferrable initially deferred,
    version      int  not null,
    unique nulls not distinct (subject, district)
);
create index responsibility_of_organisation on responsibility (organisation);

alter table staff
    add column line         text,    -- null: none of the five
    add column sector       text,
    add column organisation text references organisation (code) deferrable initially deferred,
    add column version      int not null default 1,
    add check (not roles @> array ['EXECUTOR'] or organisation is not null);
create index staff_of_organisation on staff (organisation) where organisation is not null;
