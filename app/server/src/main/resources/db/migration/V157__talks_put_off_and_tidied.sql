-- A silence that cannot be ended now is put off, and keeps no other waiting; how often it was tried says for how long.
alter table talk add column silent_tries int not null default 0;
create index talk_put_off on talk (silent_tries) where silent_tries > 0;

-- Talks in which nothing goes on are forgotten in the end, the oldest first.
create index talk_at_rest on talk (turned_at) where silent_at is null;

-- Who wrote long ago can be written to as if they never had: only who blocked us is kept.
create index reachability_said on reachability (said_at) where unreachable_at is null;
