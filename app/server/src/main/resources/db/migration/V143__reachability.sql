-- Until when we may write to somebody, and whether anybody can be reached there.
create table reachability (
    channel        text not null,
    account        text not null,
    fingerprint    text not null,
    said_at        timestamptz,            -- their last words, by the provider's clock: its window counts from there
    unreachable_at timestamptz,
    why            text,
    primary key (channel, account, fingerprint)
);
