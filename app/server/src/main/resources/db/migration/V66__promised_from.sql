-- From when a promise counts: since it was received, or reopened, moved by every pause. Null: since it was received.
alter table ticket add column promised_from timestamptz;
