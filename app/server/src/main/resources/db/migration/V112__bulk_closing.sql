-- Many are closed at once too, each resident told in their language.
alter table bulk_act
    add column outcome   text,
    add column answer_kk text,
    add column answer_ru text,
    add column answer_en text;
create index bulk_act_at on bulk_act (at);
alter table bulk_item
    drop constraint bulk_item_bulk_id_fkey,
    add foreign key (bulk_id) references bulk_act (id) on delete cascade;
-- What was taken is judged by the target of then, whatever it is changed to later.
alter table work_taken add column service_seconds int;
update work_taken w set service_seconds = r.service_seconds from desk_rules r where r.desk = w.desk;
alter table work_taken alter column service_seconds set not null;
