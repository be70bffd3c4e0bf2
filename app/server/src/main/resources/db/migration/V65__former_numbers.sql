-- Tickets of an older system keep the number that their residents know; the row is also the proof of having been taken.
create table former_number (
    number    text primary key,
    ticket_id bigint not null unique references ticket (id) deferrable initially deferred
);
