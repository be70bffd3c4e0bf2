-- Tickets that were open before there were clocks: how far they have been given those of silence, plans and appeals.
create table clock_taking_up (
    after_id bigint not null,
    last_id  bigint not null
);
insert into clock_taking_up select 0, coalesce(max(id), 0) from ticket;
