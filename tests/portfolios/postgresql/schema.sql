-- A department's register of programmes, as such databases are: codes and numbers as keys,
-- texts in two languages side by side, partners in a table of their own. All of it is made up.

create table theme (
    code char(2) primary key,
    position smallint not null unique,
    title_en text not null,
    title_fr text not null,
    introduction_en text,
    introduction_fr text
);

create table programme (
    number text primary key,                  -- begins with zeros
    theme char(2) not null references theme,
    title_en text not null,
    title_fr text not null,
    description_en text not null,
    description_fr text not null,
    kind text not null check (kind in ('NEW', 'TOPUP', 'ONGOING')),
    budget numeric(14, 2) check (budget >= 0), -- null: not decided yet
    months smallint,
    starts date,
    ends date,
    countries text[] not null default '{}',
    people integer,
    announced boolean not null default false,
    officer text                              -- nobody else's business
);

create table organization (
    id integer generated always as identity primary key,
    name_en text not null unique,
    name_fr text not null
);

create table takes_part (
    programme text not null references programme,
    organization integer not null references organization,
    role text not null check (role in ('implementing', 'funding', 'delivery')),
    primary key (programme, organization)
);

create table progress (
    programme text not null references programme,
    indicator_en text not null,
    indicator_fr text not null,
    target numeric not null,
    primary key (programme, indicator_en)
);
