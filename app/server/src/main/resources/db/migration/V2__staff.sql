-- The centre's people. Logins are lower case, so that a person may type theirs as they like.
create table staff (
    login         text primary key check (login ~ '^[a-z0-9][a-z0-9._@-]{0,62}$'),
    id            bigint generated always as identity unique,
    name          text        not null,
    password_hash text        not null,   -- bcrypt
    roles         text[]      not null check (roles <@ array
        ['OPERATOR', 'INSPECTOR', 'EXECUTOR', 'ANALYST', 'METHODOLOGIST', 'QUALITY', 'SUPERVISOR', 'ADMIN']),
    languages     text[]      not null check (languages <@ array ['kk', 'ru', 'en']),
    active        boolean     not null,
    created_at    timestamptz not null
);
