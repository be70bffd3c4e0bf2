-- A complaint about the answer to another ticket, and everybody it is about.
alter table ticket add column complains_of bigint references ticket (id) deferrable initially deferred;
create index ticket_complaints on ticket (complains_of, id) where complains_of is not null;

-- Who said so; null: it follows from who answered the ticket that is complained of, and nobody takes it back.
alter table complained_of add column named_by text;

create table complained_of_person (
    ticket_id bigint not null references ticket (id) deferrable initially deferred,
    login     text   not null,
    named_by  text,
    primary key (ticket_id, login)
);
