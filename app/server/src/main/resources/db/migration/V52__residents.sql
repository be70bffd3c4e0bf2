-- One person may stand behind several rows. Handles and tickets stay with the row they came with; the rows of one person
-- name one of them, which stands for all. So a merge moves nothing, and undoing it gives back exactly what was.
alter table resident
    add column person          bigint references resident (id) deferrable initially deferred,   -- null: itself
    add column language_at     timestamptz,
    add column consent_wording text,
    add column consent_at      timestamptz,
    add check (person <> id);
create index resident_of_person on resident (person) where person is not null;
alter table resident_handle add column id bigint generated always as identity unique;
create index ticket_of_resident_newest on ticket (resident_id, received_at desc, id desc) where resident_id is not null;
create index ticket_participant_of_resident on ticket_participant (resident_id, ticket_id);

-- Who said that two are one, on what ground, and who took it back.
create table resident_merge (
    id        uuid primary key,   -- chosen by who merged
    joined_id bigint      not null references resident (id),
    into_id   bigint      not null references resident (id),
    basis     text        not null,
    words     text,
    at        timestamptz not null,
    by        text        not null,
    undone_at timestamptz,
    undone_by text,
    check (joined_id <> into_id),
    check ((basis = 'CONSENT') = (words is not null)),
    check ((undone_at is null) = (undone_by is null))
);
-- Nobody is merged into two: what stands is a forest, and each tree is one person.
create unique index resident_merge_standing on resident_merge (joined_id) where undone_at is null;
create index resident_merge_into on resident_merge (into_id) where undone_at is null;

-- Codes by which somebody shows that a handle is theirs. Only their keyed hash is kept.
create table resident_code (
    id         uuid primary key,
    handle_id  bigint      not null references resident_handle (id),
    hash       text        not null,
    at         timestamptz not null,
    expires_at timestamptz not null,
    attempts   int         not null default 0,
    used_at    timestamptz,
    by         text        not null
);
create index resident_code_of_handle on resident_code (handle_id, at);
create index resident_code_by on resident_code (by, at);

-- A letter with a code belongs to no ticket and stands in no conversation: only its receiver may read it.
alter table reply
    alter column ticket_id drop not null,
    drop constraint reply_id_fkey;
