-- Where a ticket is, as the address register knows it. No reference: entries are never deleted, and a lock on the row of
-- a district by every ticket of it would be one that all intake waits for.
alter table ticket
    add column territory       text,    -- code of the entry
    add column territory_exact text,    -- its kind when it was found: a house, or only its street
    add column territory_how   text check (territory_how in ('TEXT', 'PIN', 'STAFF', 'AMBIGUOUS', 'UNKNOWN')),
    add column territory_key   text,    -- the address in one spelling, while the register does not know all of it
    add check ((territory is null) = (territory_exact is null)),
    add check (territory is null or territory_how in ('TEXT', 'PIN', 'STAFF'));

create index ticket_at_territory on ticket (territory, id) where territory is not null;
create index ticket_unknown_address on ticket (id) where territory_key is not null;

-- How far tickets with an unknown address have been asked about again. One row; its lock makes one asker at a time.
create table territory_sweep (
    only_row boolean primary key default true check (only_row),
    asked    bigint not null,   -- the version of the register at which all of them have been asked
    running  bigint not null,   -- the version at which they are being asked
    after_id bigint not null    -- up to which ticket
);
insert into territory_sweep values (true, -1, -1, 0);

-- What came before the register did is asked about like what it did not know.
update ticket set territory_how = 'UNKNOWN', territory_key = lower(left(address, 300))
where address is not null and btrim(address) <> '';
