-- Who closed what: the figures by person and day are made of this and of what was taken, never of the register.
create table work_closed (
    at    timestamptz not null,
    login text        not null
);
create index work_closed_at on work_closed (at);
