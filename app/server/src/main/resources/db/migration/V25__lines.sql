-- The way through the lines: what a ticket is about, who executes it, and what it belongs to.
alter table ticket
    add column issue            text,       -- of the catalogue
    add column issue_revision   int,        -- whose wording it was registered under
    add column organisation     text,       -- that executes it
    add column co_executors     text[]      not null default '{}',
    add column responsible      text,       -- login of the executor who answers for it
    add column redirects        int         not null default 0,
    add column returns          int         not null default 0,
    add column arbitrated       boolean     not null default false,
    add column planned_for      date,
    add column waits_for_funds  boolean     not null default false,
    add column proposed_outcome text,
    add column resumes_to       text,       -- where it goes on when the resident has answered
    add column paused_at        timestamptz,
    add column merged_into      bigint references ticket (id) deferrable initially deferred,
    add column merged_from      text,       -- where it stood when it was merged
    add column parent           bigint references ticket (id) deferrable initially deferred,
    add check ((status = 'MERGED') = (merged_into is not null)),
    add check ((merged_into is null) = (merged_from is null));

-- One partial index a queue, as for the others. An index on the statuses alone would be read through.
create index ticket_queue_check on ticket (due_at, id) where status in ('REGISTERED', 'REOPENED', 'RETURNED');
create index ticket_queue_service on ticket (due_at, id) where status in ('SENT', 'IN_WORK', 'PLANNED');
create index ticket_queue_verify on ticket (due_at, id) where status = 'TO_VERIFY';
create index ticket_queue_disputed on ticket (due_at, id) where status = 'DISPUTED';
create index ticket_queue_sent_to on ticket (organisation, due_at, id) where status = 'SENT';
create index ticket_queue_work_at on ticket (organisation, due_at, id) where status in ('IN_WORK', 'PLANNED');
create index ticket_queue_done_by on ticket (organisation, changed_at desc, id desc)
    where status in ('TO_VERIFY', 'ANSWERED', 'CLOSED') and organisation is not null;
create index ticket_helped_by on ticket using gin (co_executors)
    where status in ('SENT', 'IN_WORK', 'PLANNED') and co_executors <> '{}';
create index ticket_merged_into on ticket (merged_into) where merged_into is not null;
create index ticket_children on ticket (parent, id) where parent is not null;
-- Repeats: the same issue at the same address, and the same person with the same issue.
create index ticket_same_place on ticket (issue, district, lower(address), id) where issue is not null and address is not null;
drop index ticket_queue_mine;
create index ticket_queue_mine on ticket (assignee, due_at, id)
    where assignee is not null and status not in ('CLOSED', 'MERGED');

-- Whom a complaint is about: it never goes there.
create table complained_of (
    ticket_id    bigint not null references ticket (id) deferrable initially deferred,
    organisation text   not null,
    primary key (ticket_id, organisation)
);

-- Files that staff have uploaded and not yet attached to what they write.
create table upload (
    file_id     text primary key,
    name        text        not null,
    media_type  text        not null,
    size        bigint      not null,
    sha256      text,
    uploaded_by text        not null,
    at          timestamptz not null
);
create index upload_at on upload (at);
