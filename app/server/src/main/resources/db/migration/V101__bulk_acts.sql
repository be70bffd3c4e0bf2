-- Not only handed over: taken, released, noted, sent.
alter table bulk_act
    add column kind         text not null default 'HAND_OVER',
    add column organisation text;
