-- How each account was at its provider when somebody looked last.
create table channel_account (
    channel       text        not null,
    account       text        not null,
    cause         text,                      -- null: well
    cause_since   timestamptz,
    told_at       timestamptz not null,      -- by the gateway's clock: what is older changes nothing
    heard_at      timestamptz not null,      -- by ours
    waiting       bigint,                    -- at the provider; null: it does not say
    waiting_since timestamptz,               -- since then it has not become less
    reads_again   boolean     not null,
    primary key (channel, account),
    check ((cause is null) = (cause_since is null))
);

-- What is, or was, wrong: one row from its beginning to its end.
create table channel_trouble (
    id       uuid        primary key,
    channel  text,
    account  text,
    queue    text,                           -- of Komek's own; then no channel
    cause    text        not null,
    since    timestamptz not null,
    much     int,                            -- how many it is about, where that can be said
    ended_at timestamptz,
    check ((channel is null) = (account is null))
);
create unique index channel_trouble_open on channel_trouble (channel, account, queue, cause) nulls not distinct
    where ended_at is null;
create index channel_trouble_ended on channel_trouble (ended_at) where ended_at is not null;

-- Who had a day of an account taken again, and what came of it.
create table channel_replay (
    id          uuid        primary key,
    channel     text        not null,
    account     text        not null,
    day         date        not null,
    at          timestamptz not null,
    by          text        not null,
    letters     int         not null,        -- sent on their way again
    left_over   int         not null,        -- that nobody could take again either, or that wait for the next time
    asked       boolean     not null,        -- the provider's list is to be read again
    answered_at timestamptz,
    done        boolean
);
create index channel_replay_of on channel_replay (channel, account, day, at desc);
