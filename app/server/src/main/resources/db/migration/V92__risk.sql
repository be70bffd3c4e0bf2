-- How much depends on a ticket. Who weighed it, when and by which rules is in its history.
alter table ticket
    add column risk_tier          text not null default 'NONE' check (risk_tier in ('NONE', 'YELLOW', 'ORANGE', 'RED')),
    add column risk_points        int  not null default 0,
    add column risk_registration  text,     -- codes of factors; null: not weighed at that step
    add column risk_consideration text,
    add column risk_rules         int;      -- version of the rules by which it was weighed last
