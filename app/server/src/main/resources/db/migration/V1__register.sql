-- The register: residents, tickets, what was said, what happened, and the way out (outbox).
-- Times are instants. Rules that a program could forget stand here as constraints. References are checked at the commit,
-- because a batch is written table by table, in an order of the mapper's choosing.

create table resident (
    id            bigint primary key,
    display_name  text,
    language      text,
    created_at    timestamptz not null
);
create sequence resident_id increment by 50;

-- Where a resident can be found. The value is sealed (AES-GCM); it is found again by its keyed fingerprint.
create table resident_handle (
    kind          text        not null,
    fingerprint   text        not null,
    ending        text,               -- keyed hash of the last four digits of a phone
    sealed        bytea       not null,
    resident_id   bigint      not null references resident (id) deferrable initially deferred,
    created_at    timestamptz not null,
    primary key (fingerprint, kind)
);
create index resident_handle_of_resident on resident_handle (resident_id);
create index resident_handle_ending on resident_handle (ending) where ending is not null;

create table ticket (
    id             bigint primary key,
    number         text        not null unique check (number ~ '^[0-9]{10}$'),
    version        int         not null,   -- number of events so far; the ETag
    status         text        not null,
    type           text,
    title          text        not null,
    language       text,
    channel        text        not null,
    account        text        not null,
    district       text,
    address        text,
    latitude       double precision,
    longitude      double precision,
    resident_id    bigint references resident (id) deferrable initially deferred,
    anonymous      boolean     not null,
    resident_waits boolean     not null,   -- the last word is the resident's
    assignee       text,
    outcome        text,
    received_at    timestamptz not null,
    changed_at     timestamptz not null,
    due_at         timestamptz not null,   -- what was promised; a row of ticket_event keeps why
    closed_at      timestamptz,
    continues      bigint references ticket (id) deferrable initially deferred,
    check ((latitude is null) = (longitude is null)),
    check ((status = 'CLOSED') = (outcome is not null)),
    check ((status = 'CLOSED') = (closed_at is not null))
);
create sequence ticket_id increment by 50;
-- The queues: one partial index each, so that a page costs the same at any size of the register.
create index ticket_queue_open on ticket (due_at, id) where status in ('RECEIVED', 'REGISTERED', 'REOPENED');
create index ticket_queue_waiting on ticket (due_at, id) where status in ('WAITING_FOR_RESIDENT', 'ANSWERED');
create index ticket_queue_closed on ticket (changed_at desc, id desc) where status = 'CLOSED';
create index ticket_queue_mine on ticket (assignee, due_at, id) where assignee is not null and status <> 'CLOSED';
create index ticket_of_resident on ticket (resident_id, id) where resident_id is not null;

-- Every number ever given, and the ticket it leads to now. The serial finds the highest block.
create table ticket_number (
    number    text primary key,
    serial    bigint not null unique,
    ticket_id bigint not null references ticket (id) deferrable initially deferred
);
create index ticket_number_of_ticket on ticket_number (ticket_id);

-- Everything that ever came in: the row is the proof of "seen", inserted in the ticket's transaction. The message that
-- it became has the same id.
create table contact (
    id          uuid primary key,
    channel     text        not null,
    account     text        not null,
    received_at timestamptz not null,
    unfiled     text        -- the whole contact, when it belongs to no ticket (a stray out-of-office)
);
create index contact_unfiled on contact (received_at, id) where unfiled is not null;

create table message (
    id          uuid primary key,
    ticket_id   bigint      not null references ticket (id) deferrable initially deferred,
    version     int         not null,   -- of the ticket, when it was added: the order of the conversation
    direction   text        not null check (direction in ('IN', 'OUT', 'NOTE')),
    kind        text        not null,
    at          timestamptz not null,
    author      text,
    text        text        not null,
    provider_id text,                   -- an e-mail's Message-ID, for threading
    subject     text,
    delivery    text,                   -- of an outgoing one; null: read on the tracking page only
    delivery_reason text
);
create index message_of_ticket on message (ticket_id, version);
create index message_provider_id on message (provider_id) where provider_id is not null;

create table attachment (
    message_id  uuid   not null references message (id) deferrable initially deferred,
    position    int    not null,
    file_id     text   not null,        -- '' when the bytes were refused
    name        text   not null,
    media_type  text   not null,
    size        bigint not null,
    sha256      text,
    refused     text,
    original    boolean not null default false,
    primary key (message_id, position)
);
create index attachment_file on attachment (file_id) where file_id <> '';

-- What happened, append-only. Corrections are new rows.
create table ticket_event (
    ticket_id bigint      not null references ticket (id) deferrable initially deferred,
    version   int         not null,
    kind      text        not null,
    at        timestamptz not null,
    actor     text,                     -- login; null: the resident or the system
    status    text        not null,     -- after it
    details   text        not null,     -- a JSON object of strings
    primary key (ticket_id, version)
);

-- A message on its way out. One conditional UPDATE decides who sends it.
create table reply (
    id           uuid primary key references message (id) deferrable initially deferred,
    ticket_id    bigint      not null references ticket (id) deferrable initially deferred,
    channel      text        not null,
    state        text        not null,
    attempts     int         not null,
    requested    bytea       not null,  -- the ReplyRequested as published, for sending it again
    partition_key text       not null,
    changed_at   timestamptz not null,
    next_try_at  timestamptz,
    provider_id  text,
    reason       text
);
create index reply_of_ticket on reply (ticket_id);
create index reply_to_try on reply (next_try_at) where next_try_at is not null;

-- Loop protection: automatic replies to one address within one hour.
create table automatic_reply_count (
    fingerprint text        not null,
    hour        timestamptz not null,
    sent        int         not null,
    primary key (fingerprint, hour)
);

-- The only exit. Rows live for moments: vacuum often, so that the head of the index stays clean.
create table outbox (
    id       bigint generated always as identity primary key,
    shard    smallint    not null,
    topic    text        not null,
    key      text        not null,
    event_id text        not null,
    type     text        not null,
    source   text        not null,
    at       timestamptz not null,
    body     bytea       not null
) with (fillfactor = 90, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
create index outbox_shard on outbox (shard, id);

create table demo_clock (
    only_row      boolean primary key default true check (only_row),
    ahead_seconds bigint not null
);
insert into demo_clock values (true, 0);
