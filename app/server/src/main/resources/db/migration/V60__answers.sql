-- What was answered to the questions of an issue: a row whenever it was said or corrected, and the last one counts.
create table ticket_answers (
    ticket_id bigint not null references ticket (id) deferrable initially deferred,
    version   int    not null,          -- of the ticket after it
    issue     text   not null,
    revision  int    not null,          -- whose questions were asked
    answers   json   not null,          -- {"scope": "street"}
    primary key (ticket_id, version)
);
