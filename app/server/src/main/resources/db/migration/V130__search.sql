-- What can be found by words. Words are taken apart by the server (stems, plain letters), so that PostgreSQL needs no
-- dictionary; it may be thrown away and made anew from what it describes.
create extension if not exists pg_trgm;

create table search_entry (
    id       bigint generated always as identity primary key,
    kind     text             not null,             -- ARTICLE, ISSUE
    ref      text             not null,             -- its code
    public   boolean          not null,
    words    tsvector         not null,             -- A title, B other names, C text
    uses     int              not null default 0,   -- tickets that it helped to answer
    fresh_at timestamptz      not null,
    digest   bytea            not null,             -- of what it was made from
    unique (kind, ref)
);
create index search_entry_words on search_entry using gin (words);

-- Every word that something has: what was typed wrong is compared with them.
create table search_word (
    word    text primary key,
    entries int not null
);
create index search_word_letters on search_word using gin (word gin_trgm_ops);
