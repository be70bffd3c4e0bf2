-- Watching what the catalogue lacks: counts by week come from the first index alone, titles from the second, whose rows
-- are few in a catalogue that fits. After V25, which brought the issue.
create index ticket_received_issue on ticket (received_at) include (issue);
create index ticket_other on ticket (received_at) where issue is null or issue like '%\_OTHER';
