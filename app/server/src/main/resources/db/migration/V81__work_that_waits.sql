-- What an organisation has in work stays in its list while the resident is asked.
drop index ticket_queue_work_at;
create index ticket_queue_work_at on ticket (organisation, due_at, id)
    where status in ('IN_WORK', 'PLANNED', 'WAITING_FOR_RESIDENT');
