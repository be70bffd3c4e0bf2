-- The rules by which tickets are routed: one row a version, whose document is never changed once it was live.
create table routing_rules (
    version    int primary key check (version > 0),
    state      text        not null check (state in ('DRAFT', 'LIVE', 'PAST')),
    revision   int         not null,        -- grows with every edit of the draft; the ETag
    based_on   int references routing_rules (version),
    note       text        not null,
    document   json        not null,        -- rules, allowances, skills, risks
    made_by    text        not null,
    made_at    timestamptz not null,
    changed_by text        not null,
    changed_at timestamptz not null
);
create unique index routing_rules_live on routing_rules (state) where state = 'LIVE';

create function routing_rules_that_were_live_stay() returns trigger language plpgsql as $$
begin
    if old.state <> 'DRAFT' and (tg_op = 'DELETE' or new.document::text <> old.document::text or new.state = 'DRAFT') then
        raise exception 'rules that were live stay as they were';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger routing_rules_that_were_live_stay before update or delete on routing_rules
    for each row execute function routing_rules_that_were_live_stay();

-- Since when which version decides, and who said so. A version may go live again.
create table routing_live (
    entry   bigint generated always as identity primary key,
    version int         not null references routing_rules (version),
    at      timestamptz not null,
    by      text        not null,
    note    text        not null
);

