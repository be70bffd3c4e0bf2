-- A ticket whose address was asked about just before the register changed may commit just after: a pass over the tickets
-- has seen all such only if it began when every transaction of that time had ended.
alter table territory_sweep
    add column horizon bigint  not null default 0,      -- transactions with a lower id may have read an older register
    add column early   boolean not null default false;  -- a pass was made, or is being made, while some of them ran
