-- A promise that had passed when somebody moved it was not kept, whatever was promised then.
alter table clock add column broken_at timestamptz;
alter table ticket add column broken_at timestamptz;
-- As far as it is known: a clock that stood still may have been in time.
update clock set broken_at = due_before, outcome = case outcome when 'MET' then 'BREACHED' else outcome end
where due_before < extended_at and pauses::text = '[]';
update ticket set broken_at = clock.broken_at from clock
where clock.ticket_id = ticket.id and clock.kind = 'RESOLUTION' and clock.broken_at is not null
    and clock.id = (select max(id) from clock last where last.ticket_id = ticket.id and last.kind = 'RESOLUTION');
