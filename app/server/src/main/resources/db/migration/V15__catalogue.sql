-- What the city can be asked for. Codes are texts, because people and files of other systems know them.

-- One number for the whole: it grows with every change, so consoles know whether what they keep is still right. Its row
-- is locked by whoever changes the catalogue.
create table catalogue_version (
    only_row boolean primary key default true check (only_row),
    version  bigint not null
);
insert into catalogue_version values (true, 0);

create table catalogue_sphere (
    code     text primary key check (code ~ '^[A-Z][A-Z0-9_]{1,47}$'),
    version  int  not null,
    position int  generated always as identity,   -- in the order in which they came
    kk       text not null,
    ru       text not null,
    en       text not null
);

create table catalogue_issue (
    code     text primary key check (code ~ '^[A-Z][A-Z0-9_]{1,47}$'),
    revision int  not null,                       -- the one that counts now
    state    text not null check (state in ('ACTIVE', 'RETIRED')),
    sphere   text not null references catalogue_sphere (code)
);
create index catalogue_issue_of_sphere on catalogue_issue (sphere);

-- Every wording an issue ever had. A ticket keeps code and revision, so it keeps its wording.
create table catalogue_issue_revision (
    code          text        not null references catalogue_issue (code) deferrable initially deferred,
    revision      int         not null,
    sphere        text        not null,
    type          text        not null check
        (type in ('CONSULTATION', 'INCIDENT', 'COMPLAINT', 'GRATITUDE', 'PROPOSAL')),
    kk            text        not null,
    ru            text        not null,
    en            text        not null,
    synonyms_kk   text[]      not null,
    synonyms_ru   text[]      not null,
    synonyms_en   text[]      not null,
    priority      text        not null check (priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
    urgent        text check (urgent in ('LIFE', 'HEALTH', 'PROPERTY')),
    target_amount int,
    target_unit   text check (target_unit in ('HOURS', 'DAYS')),
    published     boolean     not null,           -- residents may choose it
    organisation  text,
    script_kk     text        not null,
    script_ru     text        not null,
    script_en     text        not null,
    questions     jsonb       not null,
    since         timestamptz not null,
    by            text        not null,           -- login
    primary key (code, revision),
    check ((target_amount is null) = (target_unit is null))
);

create function catalogue_revision_stays() returns trigger language plpgsql as $$
begin
    raise exception 'a revision of the catalogue is never changed, tickets rely on it';
end $$;
create trigger catalogue_revision_stays before update or delete on catalogue_issue_revision
    for each row execute function catalogue_revision_stays();

-- Where retired issues went; a row that was taken back stays.
create table catalogue_crosswalk (
    id        bigint generated always as identity primary key,
    from_code text        not null references catalogue_issue (code),
    to_code   text references catalogue_issue (code),
    kind      text        not null check (kind in ('RETIRED', 'SPLIT', 'MERGED')),
    at        timestamptz not null,
    by        text        not null,
    note      text        not null,
    undone_at timestamptz,
    undone_by text,
    check (from_code <> to_code),
    check ((to_code is null) <= (kind = 'RETIRED')),
    check ((undone_at is null) = (undone_by is null))
);
create unique index catalogue_crosswalk_once on catalogue_crosswalk (from_code, to_code) where undone_at is null;
create index catalogue_crosswalk_to on catalogue_crosswalk (to_code) where undone_at is null;
