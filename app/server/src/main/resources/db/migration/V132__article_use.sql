-- What comes of articles: how often they served, what is thought of them, what is wrong with them.
create table article_use (
    ticket_id bigint      not null references ticket (id) deferrable initially deferred,
    article   text        not null references article (code),
    version   int         not null,
    by        text        not null,
    at        timestamptz not null,
    how       text        not null check (how in ('ANSWERED', 'CONSULTED')),
    primary key (ticket_id, article)
);
create index article_use_article on article_use (article, at);

create table article_vote (
    article text        not null references article (code),
    by      text        not null,
    version int         not null,
    useful  boolean     not null,
    at      timestamptz not null,
    primary key (article, by)
);

-- Of residents only how many: nobody is known by it.
create table article_opinion (
    article text not null references article (code),
    day     date not null,
    up      int  not null,
    down    int  not null,
    primary key (article, day)
);

create table article_remark (
    id       uuid primary key,
    article  text references article (code),  -- null: there is none about it
    version  int,
    kind     text        not null check (kind in ('WRONG', 'MISSING')),
    words    text        not null,
    ticket   text,                            -- number
    by       text        not null,
    at       timestamptz not null,
    state    text        not null check (state in ('OPEN', 'TAKEN', 'DONE')),
    taken_by text,
    taken_at timestamptz,
    answer   text,
    done_by  text,
    done_at  timestamptz,
    check ((state = 'OPEN') = (taken_by is null)),
    check ((state = 'DONE') = (answer is not null and done_by is not null))
);
-- Said once, however often it is sent; a ticket speaks once of an article.
create unique index article_remark_said on article_remark (coalesce(article, ''), kind, by, md5(lower(words))) where state <> 'DONE';
create unique index article_remark_ticket on article_remark (coalesce(article, ''), kind, ticket) where state <> 'DONE' and ticket is not null and article is not null;
create index article_remark_queue on article_remark (state, at, id);
create index article_remark_mine on article_remark (by, at desc);
