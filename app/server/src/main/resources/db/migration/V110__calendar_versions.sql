-- A promise names the version of the calendar by which it was made: every change makes another, and none is ever lost.

create table holiday_set_version (
    id      text        not null check (id ~ '^[A-Z0-9][A-Z0-9_.-]{0,62}$'),
    version int         not null check (version > 0),
    kk      text        not null,
    ru      text        not null,
    en      text        not null,
    days    json        not null,    -- [{"date": "2026-01-01", "kind": "HOLIDAY", "names": {...}}, ...]
    made_at timestamptz not null,
    made_by text        not null,    -- login
    primary key (id, version)
);

create table working_calendar_version (
    calendar            text        not null references working_calendar (id),
    version             int         not null check (version > 0),
    kk                  text        not null,
    ru                  text        not null,
    en                  text        not null,
    weekly              json        not null,   -- [{"day": "MONDAY", "from": "09:00", "to": "13:00"}, ...]
    holiday_set         text,
    holiday_set_version int,
    holidays            json        not null,   -- the set's days at that time: the row alone is enough to count by
    own                 json        not null,   -- [{"date": ..., "spans": [], "reason": {...}}, ...]
    origin              text        not null,
    made_at             timestamptz not null,
    made_by             text        not null,
    primary key (calendar, version),
    foreign key (holiday_set, holiday_set_version) references holiday_set_version (id, version),
    check ((holiday_set is null) = (holiday_set_version is null))
);

-- What calendars were before, as far as it was written down.
insert into working_calendar_version
    (calendar, version, kk, ru, en, weekly, holidays, own, origin, made_at, made_by)
select distinct on (c.id, l.after ->> 'version')
       c.id, (l.after ->> 'version')::int, l.after -> 'names' ->> 'kk', l.after -> 'names' ->> 'ru',
       l.after -> 'names' ->> 'en', l.after -> 'weekly', '[]', '[]', 'CALENDAR', l.at, l.by
from change_log l join working_calendar c on c.id = l.id
where l.what = 'working-calendars' and l.after is not null and (l.after ->> 'version')::int < c.version
order by c.id, l.after ->> 'version', l.entry desc;

insert into working_calendar_version
    (calendar, version, kk, ru, en, weekly, holidays, own, origin, made_at, made_by)
select c.id, c.version, c.kk, c.ru, c.en, c.weekly, '[]', '[]', 'CALENDAR',
       coalesce(l.at, 'epoch'), coalesce(l.by, 'komek')
from working_calendar c
left join lateral (
    select at, by from change_log where what = 'working-calendars' and id = c.id order by entry desc limit 1
) l on true;

alter table working_calendar
    drop column kk,
    drop column ru,
    drop column en,
    drop column weekly;

-- Clocks that run day and night go by it: it is there before anybody makes a calendar.
insert into working_calendar (id, version) values ('ALWAYS', 1) on conflict do nothing;
insert into working_calendar_version
    (calendar, version, kk, ru, en, weekly, holidays, own, origin, made_at, made_by)
select 'ALWAYS', 1, 'Тәулік бойы', 'Круглосуточно', 'Day and night',
       json_agg(json_build_object('day', day, 'from', '00:00', 'to', '00:00')), '[]', '[]', 'CALENDAR', 'epoch', 'komek'
from unnest(array ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']) day
where not exists (select from working_calendar_version where calendar = 'ALWAYS');

alter table working_calendar
    add foreign key (id, version) references working_calendar_version (calendar, version) deferrable initially deferred;

create function calendar_versions_are_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'versions of calendars are append-only: promises name them';
end
$$;
create trigger working_calendar_version_is_append_only before update or delete or truncate on working_calendar_version
    for each statement execute function calendar_versions_are_append_only();
create trigger holiday_set_version_is_append_only before update or delete or truncate on holiday_set_version
    for each statement execute function calendar_versions_are_append_only();
