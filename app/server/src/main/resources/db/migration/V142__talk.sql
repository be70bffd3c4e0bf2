-- How far the conversation with somebody has come, by where they write. What was said and what is offered is sealed: it is
-- people's words. One row each, locked by the batch that takes their contacts.
create table talk (
    channel     text        not null,
    account     text        not null,
    fingerprint text        not null,      -- of the handle, as in resident_handle
    kept        bytea,                     -- null: they have just come
    turned_at   timestamptz not null,
    silent_at   timestamptz,               -- when a ticket is opened of what they said; null: they said nothing yet
    primary key (channel, account, fingerprint)
);
create index talk_silent on talk (silent_at) where silent_at is not null;
