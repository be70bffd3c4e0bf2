-- How often each rule decided, by the city's day. Servers add to it every few seconds, off the way of the tickets: the
-- figures are for those who look after the rules, no record of what happened to a ticket (that is its history).
create table routing_tally (
    day       date   not null,
    version   int    not null,
    rule      int    not null,        -- 0: none
    moment    text   not null,
    triage    text   not null,        -- empty: it could decide
    decisions bigint not null,
    primary key (day, version, rule, moment, triage)
);
