-- What each call asks for, as far as it is known: more of a call may be told later, and another call may answer it. A
-- task is what the calls that stand behind it ask for together.
alter table call_task_asked add column kind text check (kind in ('MISSED', 'CALL_BACK'));
alter table call_task_asked add column language text;
alter table call_task_asked add column at timestamptz;
alter table call_task_asked add column withdrawn_at timestamptz;   -- it asks for nothing any more

update call_task_asked a set kind = nullif(t.kind, 'TELL'), language = t.language, at = t.at
from call_task t where t.id = a.task_id;
create index call_task_asked_of on call_task_asked (task_id);

-- A number may be somebody else's: trying it again reaches nobody.
alter table call_task_try add column result text check (result in ('REACHED', 'NOT_REACHED', 'WRONG_NUMBER'));
update call_task_try set result = case when reached then 'REACHED' else 'NOT_REACHED' end;
alter table call_task_try alter column result set not null;
alter table call_task_try drop column reached;
alter table call_task drop constraint call_task_ending_check;
alter table call_task add constraint call_task_ending_check
    check (ending in ('REACHED', 'NOT_REACHED', 'WRONG_NUMBER', 'NOT_NEEDED'));
