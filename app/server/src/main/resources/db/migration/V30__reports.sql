-- Reports ask for a span of time.
create index ticket_received on ticket (received_at, district);
