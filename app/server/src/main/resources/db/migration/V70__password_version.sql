-- Rises with every change of the password: sessions that began with an older one end.
alter table staff add column password_version int not null default 1;
