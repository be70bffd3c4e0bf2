-- Tickets by their words. Ten million of them have the same few thousand words, so that nothing here is ever asked for all
-- tickets with a frequent word: each has, among its lexemes, the week (#2950) and the thirteen weeks (##226) in which it
-- came, and the newest are asked first. It may be thrown away and made anew from the register.
create table search_ticket (
    ticket_id     bigint   primary key,
    version       int      not null,                -- of the ticket, when its words were read
    made_from     bigint   not null,                -- digest of the words: as long as it is the same, they are not written
    words         tsvector not null,                -- without positions
    received_at   timestamptz not null,
    issue         text,
    district      text,
    sector        text,
    organisations text[]   not null default '{}',   -- that execute it
    assignee      text,
    closed        boolean  not null
) with (fillfactor = 90);
-- A list of what is new, merged at some later time, would have to be read through by every question.
create index search_ticket_words on search_ticket using gin (words) with (fastupdate = off);

-- In how many tickets each lexeme is: what is rare is asked first, what is typed wrong is compared with them.
create table search_ticket_word (
    word    text   primary key,
    tickets bigint not null
) with (fillfactor = 70);
create index search_ticket_word_letters on search_ticket_word using gin (word gin_trgm_ops)
    where left(word, 1) not in ('#', '@', '^');

-- Tickets of before the search, and of an older way of taking words apart, the newest first.
create table search_ticket_renewal (
    only_row boolean primary key default true check (only_row),
    way      int     not null,      -- of taking words apart, to which it goes
    below_id bigint  not null,      -- up to where it has come
    done     boolean not null
);
insert into search_ticket_renewal values (true, 0, 0, true);

-- As of which version of its source a kind of entries was last made; its lock makes one maker at a time.
create table search_source (
    kind    text   primary key,
    version bigint not null
);
