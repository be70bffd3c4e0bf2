-- A note comes back as a note, never as an answer; what another window of the same person had begun is not lost.
alter table draft
    add column kind           text not null default 'REPLY',
    add column page           uuid,       -- the window that wrote it
    add column displaced      text,       -- what another window had begun
    add column displaced_kind text,
    add check ((displaced is null) = (displaced_kind is null));
