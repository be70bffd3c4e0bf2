-- Who is bound to a sector of a city, or to a district, works what lies there, and what nobody has located yet.

alter table territory add column sector text;     -- the sector it is, or is a part of; derived from the path
update territory t set sector = s.code from territory s where s.kind = 'SECTOR' and s.code = any (t.path);

alter table ticket add column sector text;        -- in which it lay when it was located
update ticket t set sector = e.sector from territory e where e.code = t.territory and e.sector is not null;

-- Closed tickets of a place without those of the whole oblast. Open ones are few: their queues are read as they are.
create index ticket_closed_in_district on ticket (district, changed_at desc, id desc) where status = 'CLOSED';
create index ticket_closed_in_sector on ticket (sector, changed_at desc, id desc)
    where status = 'CLOSED' and sector is not null;

-- It was a free word that bound nobody to anything.
alter table staff add column sector_district text;
update staff f set sector = t.code, sector_district = t.path[2]
from territory t
where lower(f.sector) in (t.code, lower(t.kk), lower(t.ru), lower(t.en))
    and t.active and (t.kind = 'SECTOR' or cardinality(t.path) = 2);
update staff set sector = null where sector_district is null;
alter table staff add check ((sector is null) = (sector_district is null));
