-- What an operator has said of a call may be wrong.
alter table call_mark add column lifted_at timestamptz;
alter table call_mark add column lifted_by text;
alter table call_mark add check ((lifted_at is null) = (lifted_by is null));
create index call_mark_standing on call_mark (at desc) where lifted_at is null;
