-- Records that could not be taken, as they were: key, headers and body are sealed, because they hold personal data.
create table dead_letter (
    id           bigint generated always as identity primary key,
    topic        text        not null,   -- the dead-letter topic
    partition    int         not null,
    "offset"     bigint      not null,
    type         text        not null,
    reason       text        not null,
    summary      text        not null,   -- no personal data
    at           timestamptz not null,   -- when it happened
    died_at      timestamptz not null,
    sealed       bytea,                  -- gone after the replay: then it is in the topic again
    file_ids     text[]      not null,   -- they must stay until somebody has decided
    replayed_at  timestamptz,
    replayed_by  text,
    unique (topic, partition, "offset"),
    check ((replayed_at is null) = (replayed_by is null)),
    check ((replayed_at is null) = (sealed is not null))
);
create index dead_letter_waiting on dead_letter (id) where replayed_at is null;
create index dead_letter_files on dead_letter using gin (file_ids);
