-- What the rules decided, the newest first: the entries of the history that name a version of the rules.
create index ticket_event_routed on ticket_event (at desc, ticket_id desc, version desc)
    where details like '%"rules":%';
