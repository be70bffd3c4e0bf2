-- What people know beside what everybody does: rules of routing ask for it, people have it.
create table skill (
    code    text primary key check (code ~ '^[A-Z][A-Z0-9_]{1,47}$'),
    kind    text    not null check (kind in ('LANGUAGE', 'SPHERE', 'LINE', 'SECTOR', 'OTHER')),
    kk      text    not null,
    ru      text    not null,
    en      text    not null,
    active  boolean not null,
    version int     not null
);

-- Those that stood in the rules until now, as the newest rules call them.
insert into skill (code, kind, kk, ru, en, active, version)
select distinct on (code) code, 'OTHER', names ->> 'kk', names ->> 'ru', names ->> 'en', true, 1
from (
    select version, skill ->> 'code' as code, skill -> 'names' as names
    from routing_rules, json_array_elements(document -> 'skills') skill
) known
where code ~ '^[A-Z][A-Z0-9_]{1,47}$'
order by code, version desc;

-- And those that people have: nobody has given them a name yet.
insert into skill (code, kind, kk, ru, en, active, version)
select distinct code, 'OTHER', code, code, code, true, 1
from work_profile, unnest(skills) code
where code ~ '^[A-Z][A-Z0-9_]{1,47}$'
on conflict (code) do nothing;
