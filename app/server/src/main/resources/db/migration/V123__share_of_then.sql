-- How much of what is taken should be in time is judged as it was then too, as the time itself is.
alter table work_taken add column service_percent int;
update work_taken w set service_percent = r.service_percent from desk_rules r where r.desk = w.desk;
alter table work_taken alter column service_percent set not null;
