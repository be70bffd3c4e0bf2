-- Whose turn it is: at which desk a ticket waits for one of the centre's people, and who comes before whom.
alter table ticket
    add column desk              text,                       -- null: the centre has nothing to do now
    add column put_to            text,                       -- where a rule or somebody put it
    add column skill             text    not null default '',-- whoever works it must have it
    add column priority          text    not null default 'NORMAL',
    add column urgent            boolean not null default false,
    add column allowance_minutes int     not null default 0,
    add column rank              timestamptz,                -- deadline less the allowance: the least comes first
    add column waits_since       timestamptz,                -- at this desk, however often it was offered
    add column offered_to        text,
    add column offered_until     timestamptz,
    add column proposed          text,                       -- the body that the rules propose
    add column triage            text,                       -- why no rule could route it
    add column spoke_as_part     boolean not null default false;

update ticket set rank = due_at;
update ticket set desk = d.desk, waits_since = changed_at
from (values
        ('RECEIVED', 'OPERATORS'), ('REGISTERED', 'INSPECTORS'), ('REOPENED', 'INSPECTORS'), ('RETURNED', 'INSPECTORS'),
        ('TO_VERIFY', 'INSPECTORS'), ('DISPUTED', 'SUPERVISORS')
    ) as d (status, desk)
where ticket.status = d.status and ticket.parent is null;
update ticket set desk = 'OPERATORS'
where status in ('REGISTERED', 'REOPENED') and desk is not null
    and (type is null or type in ('CONSULTATION', 'GRATITUDE')) and organisation is null;

alter table ticket
    alter column rank set not null,
    add check ((desk is null) = (waits_since is null)),
    add check ((offered_to is null) = (offered_until is null)),
    add check (offered_to is null or desk is not null and assignee is null);

alter table ticket
    -- How many of them one person can have at once.
    add column medium text not null generated always as (
        case when channel = 'PHONE' then 'CALL'
             when channel in ('TELEGRAM', 'WHATSAPP', 'INSTAGRAM', 'FACEBOOK') then 'CHAT'
             else 'MAIL' end) stored,
    -- The closest place that is known of it.
    add column area text not null generated always as (coalesce(sector, district, '')) stored;

-- From which the next is given: one probe for each medium, language and skill that somebody has.
create index ticket_turn on ticket (desk, medium, (coalesce(language, '')), skill, urgent desc, rank, id)
    where desk is not null and assignee is null and offered_to is null;
-- The same for people of one place.
create index ticket_turn_there on ticket (desk, area, medium, (coalesce(language, '')), skill, urgent desc, rank, id)
    where desk is not null and assignee is null and offered_to is null;
-- How many wait at a desk, and for how long.
create index ticket_desk_age on ticket (desk, waits_since) include (language, urgent)
    where desk is not null and assignee is null;
-- Of the desks where something is put.
create index ticket_put on ticket (rank, id) where desk in ('SUPERVISORS', 'ANALYSTS', 'METHODOLOGISTS', 'QUALITY');
create index ticket_offer on ticket (offered_until, id) where offered_to is not null;
create index ticket_offered_to on ticket (offered_to) where offered_to is not null;
create index ticket_triage on ticket (rank, id) where triage is not null;
