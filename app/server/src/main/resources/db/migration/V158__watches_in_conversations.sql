-- Who asked in a conversation is told in it: address is their handle there, sealed as any. null: the address is an e-mail.
alter table planned_work_watch add column channel text;
alter table planned_work_watch add column account text;
alter table planned_work_watch add column kind text;
alter table planned_work_watch add check ((channel is null) = (account is null) and (channel is null) = (kind is null));
