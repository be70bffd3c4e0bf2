-- Articles: what is being written stands on the article, every version that was ever published is kept beside it.
create table article (
    code       text primary key,
    version    int         not null,          -- rises with every act; the ETag
    life       text        not null check (life in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'RETIRED')),
    published  int         not null,          -- how many versions there were; the last of them is shown
    shown      boolean     not null,          -- the last published version can be read
    draft      text,                          -- content as JSON, while it is written or reviewed
    authors    text[]      not null,          -- who wrote on the draft
    owner      text        not null,          -- login; whether they are still there is looked up
    review_by  date        not null,
    changed_at timestamptz not null,
    changed_by text        not null,
    -- Of the version that is shown; empty where none is.
    public     boolean     not null,
    kind       text        not null,
    issues     text[]      not null,
    check ((draft is not null) = (life in ('DRAFT', 'IN_REVIEW'))),
    check (life <> 'PUBLISHED' or shown),
    check (life <> 'RETIRED' or not shown)
);
create index article_life on article (life, changed_at desc, code);
create index article_review on article (review_by) where shown;
create index article_issues on article using gin (issues) where shown;

-- Never changed, never deleted.
create table article_version (
    code    text        not null references article (code),
    number  int         not null,
    content text        not null,             -- as JSON
    authors text[]      not null,
    at      timestamptz not null,
    by      text        not null,
    primary key (code, number)
);

create table article_act (
    code   text        not null references article (code),
    number int         not null,              -- the version of the article after it
    act    text        not null,
    at     timestamptz not null,
    by     text        not null,
    note   text        not null,
    published int,                            -- the version that came of it
    alone  boolean     not null,              -- there was no second pair of eyes
    primary key (code, number)
);
