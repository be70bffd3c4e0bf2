-- Who else takes part in a ticket: addresses given with it beside the first. They are people of their own: what somebody
-- types into a form proves nothing, so it binds nobody, and an answer goes only to addresses given with its ticket.
create table ticket_participant (
    ticket_id   bigint not null references ticket (id) deferrable initially deferred,
    resident_id bigint not null references resident (id) deferrable initially deferred,
    primary key (ticket_id, resident_id)
);
create index ticket_continues on ticket (continues, id) where continues is not null;
