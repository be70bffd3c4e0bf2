-- What did not arrive by one way leaves by another: a reply of its own that carries the same message.
alter table reply add column message_id uuid;   -- null: its id is the message's
alter table reply add column way text not null default 'FIRST';
create index reply_of_message on reply (message_id) where message_id is not null;
