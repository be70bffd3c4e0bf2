-- What an organisation still answers for while it is not at work on it: its answer is being checked and may be sent back,
-- or the resident is asked and the ticket goes on there. Few at any time, whatever the register holds.
create index ticket_held_by on ticket (organisation)
    where status = 'TO_VERIFY'
        or status = 'WAITING_FOR_RESIDENT' and resumes_to in ('SENT', 'IN_WORK', 'PLANNED', 'TO_VERIFY');
-- The same of those who help.
create index ticket_help_held_by on ticket using gin (co_executors)
    where co_executors <> '{}' and (status = 'TO_VERIFY'
        or status = 'WAITING_FOR_RESIDENT' and resumes_to in ('SENT', 'IN_WORK', 'PLANNED', 'TO_VERIFY'));
-- What goes back to nobody when an executor leaves.
create index ticket_answered_for_by on ticket (responsible)
    where responsible is not null and status not in ('CLOSED', 'MERGED');
