-- People on the waiting list who agreed to it are called when a time comes free.

alter table waitlist add column may_call integer not null default 0;    -- they agreed to be called

create table freed (                    -- time a visit gave back, until somebody has looked who waits for it
    resource text not null,
    cell integer not null,
    owner text not null,                -- the visit's id
    since integer,                      -- when it was first looked at; null: not yet
    primary key (resource, cell)
) strict, without rowid;

create trigger visit_gives_time_back after delete on busy
when exists (select 1 from waitlist where state in ('waiting', 'offered') and may_call)
    and exists (select 1 from visits where id = old.owner)
begin
    insert or replace into freed (resource, cell, owner) values (old.resource, old.cell, old.owner);
end;

create trigger time_is_taken_again after insert on busy
begin
    delete from freed where resource = new.resource and cell = new.cell;
end;

create table rings (                    -- who is called about which time: once, whatever comes of it
    waiting_id text not null,
    provider_id text not null,
    location_id text not null,
    visit_type_id text not null,
    starts_at integer not null,
    ends_at integer not null,
    room_id text,
    made_at integer not null,
    rung_at integer,
    state text not null default 'due'
        check (state in ('due', 'ringing', 'taken', 'declined', 'unreached', 'gone')),
    primary key (waiting_id, provider_id, starts_at)
) strict, without rowid;

create unique index rings_one_call on rings (waiting_id) where state = 'ringing';
