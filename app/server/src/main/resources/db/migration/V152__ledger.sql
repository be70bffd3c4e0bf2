-- What came by each account in each hour: counted when it is written, never by counting the register. Several rows for one
-- hour, so that servers which write at once do not wait for each other.
create table ledger (
    channel  text        not null,
    account  text        not null,
    hour     timestamptz not null,
    shard    smallint    not null,
    taken    int         not null,           -- from the provider, as the gateways tell, each once
    contacts int         not null,           -- in the register
    tickets  int         not null,           -- opened by them
    last_at  timestamptz,                    -- the newest of the contacts
    primary key (channel, account, hour, shard)
);
create index ledger_hour on ledger (hour);

-- Accounts that ever were in it, and since when: how long there is something to compare with.
create table ledger_account (
    channel text        not null,
    account text        not null,
    since   timestamptz not null,
    primary key (channel, account)
);

-- What gateways took, by the id under which it must be known here. Kept for some days: it may be brought again.
create table ledger_taken (
    id      uuid        primary key,
    channel text        not null,
    account text        not null,
    at      timestamptz not null,            -- as the contact says
    told_at timestamptz not null,
    found   boolean     not null             -- it is in the register
);
create index ledger_taken_missing on ledger_taken (told_at) where not found;
create index ledger_taken_told on ledger_taken (told_at);
