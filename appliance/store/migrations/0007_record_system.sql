-- Which record system this database mirrors and writes to.

create table record_system (
    one integer primary key check (one = 1),
    base_url text not null
) strict;
