-- One writer of a calendar at a time, what the record system can do, who waits for an earlier time, rooms.

alter table outbox add column schedule text;        -- provider whose time the change takes or gives back
alter table outbox add column other_schedule text;  -- a move's old provider

create index outbox_sent on outbox (schedule) where state = 'SENT';

create table profiles (                 -- what `frontdesk ehr probe` found, by record system
    base_url text primary key,
    tested_at integer not null,
    body text not null                  -- JSON, ehr/profile.py
) strict, without rowid;

create table waitlist (                 -- who would take an earlier time, and which
    id text primary key,
    call_id text not null,
    patient_id text not null,
    callback text not null,             -- E.164
    visit_type_id text not null,
    provider_id text,                   -- null: anyone who does it
    earliest_at integer not null,
    latest_at integer not null check (latest_at > earliest_at),
    weekdays text not null,             -- digits 0 (Monday) to 6; empty: any day
    from_minute integer not null check (from_minute between 0 and 1439),    -- minutes since local midnight
    to_minute integer not null check (to_minute > from_minute and to_minute <= 1440),
    added_at integer not null,
    state text not null default 'waiting' check (state in ('waiting', 'offered', 'filled', 'gone'))
) strict;

create index waitlist_waiting on waitlist (visit_type_id, added_at) where state = 'waiting';

alter table holds add column room_id text;          -- a room that holds one patient at a time, or null
alter table visits add column room_id text;
