-- What was taken down in a call: said with the form, by whoever had the call.
create table call_ticket (
    call_id   text        not null,
    ticket_id bigint      not null references ticket (id),
    by        text        not null,
    at        timestamptz not null,
    primary key (ticket_id, call_id)
);
create index call_ticket_of on call_ticket (call_id);
