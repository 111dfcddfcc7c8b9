-- Instants are whole seconds since 1970-01-01 UTC, in columns named *_at. Times of visits are starts_at and ends_at.

create table patients (
    id text primary key,                -- ours; equals ehr_id for a patient the EHR knew first
    ehr_id text unique,                 -- null until the EHR has created a patient we met on the phone
    given text not null,
    family text not null,
    birth_date text not null,           -- YYYY-MM-DD
    phone text not null,                -- E.164, or empty
    lang text not null check (lang in ('en', 'es')),
    active integer not null default 1,
    sweep integer not null default 0    -- the sweep that saw it last
) strict;

create index patients_phone on patients (phone);

create table resources (                -- the EHR's Practitioner, Location and Schedule, as they came
    kind text not null,
    ehr_id text not null,
    body text not null,                 -- JSON
    sweep integer not null default 0,
    primary key (kind, ehr_id)
) strict, without rowid;

create table slots (
    ehr_id text primary key,
    version text not null,              -- ETag or meta.versionId, as the EHR gave it; empty when it gave none
    schedule_id text not null,
    provider_id text not null,
    location_id text not null,
    status text not null check (status in ('free', 'busy')),
    starts_at integer not null,
    ends_at integer not null check (ends_at > starts_at),
    sweep integer not null default 0
) strict, without rowid;

create index slots_when on slots (provider_id, starts_at);

create table visits (
    id text primary key,                -- UUIDv7 of ours, or one made for an appointment the EHR had first
    ehr_id text unique,
    ehr_version text not null default '',
    patient_id text not null,
    provider_id text not null,
    location_id text not null,
    visit_type_id text not null,
    starts_at integer not null,
    ends_at integer not null check (ends_at > starts_at),
    status text not null check (status in ('requested', 'confirmed', 'cancelled', 'needs_attention')),
    call_id text,                       -- the call that made it, null when the clinic did
    sweep integer not null default 0
) strict;

create index visits_patient on visits (patient_id, starts_at);

create table holds (
    id text primary key,
    call_id text not null,
    provider_id text not null,
    location_id text not null,
    visit_type_id text not null,
    starts_at integer not null,
    ends_at integer not null check (ends_at > starts_at),
    expires_at integer not null         -- past it, whoever wants the time takes it
) strict;

create index holds_call on holds (call_id);

-- Time that is taken, in five-minute cells. Two of our own holds or visits can never share a cell: both want seat 0.
-- The clinic may overbook itself in the EHR: what the EHR says is a fact and sits on seats 1 and up.
create table busy (
    resource text not null,             -- provider id
    cell integer not null,              -- five-minute cells since 1970-01-01 UTC
    seat integer not null default 0 check (seat >= 0),
    owner text not null,                -- a hold's or a visit's id
    primary key (resource, cell, seat)
) strict, without rowid;

create index busy_owner on busy (owner);

create trigger busy_is_taken before insert on busy
when new.seat = 0 and exists (select 1 from busy where resource = new.resource and cell = new.cell)
begin
    select raise(abort, 'this time is taken');
end;

create trigger hold_gives_time_back after delete on holds
begin
    delete from busy where owner = old.id;
end;

create table outbox (
    seq integer primary key autoincrement,
    key text not null unique,           -- idempotency key; for a booking it is the visit's id
    kind text not null check (kind in ('book', 'move', 'cancel', 'note')),
    visit_id text references visits (id),
    lane text not null,                 -- rows of one lane go out in order; a stuck one holds up only its lane
    body text not null,                 -- JSON, store/bodies.py
    state text not null default 'QUEUED'
        check (state in ('QUEUED', 'SENT', 'ACKED', 'AMBIGUOUS', 'CONFLICT', 'DEAD', 'SQUASHED')),
    depends_on text references outbox (key),
    attempts integer not null default 0,
    queued_at integer not null,
    next_at integer not null,
    sent_at integer,
    settled_at integer,
    resource_id text,
    version text,
    found text                          -- what stood in the way: a fixed word or an OperationOutcome code
) strict;

create index outbox_open on outbox (next_at, seq) where state in ('QUEUED', 'SENT', 'AMBIGUOUS');
create index outbox_visit on outbox (visit_id);

create table cards (                    -- what staff must look at
    id integer primary key autoincrement,
    kind text not null check (kind in ('conflict', 'rejected')),
    key text not null unique references outbox (key),
    visit_id text,
    found text not null,
    opened_at integer not null,
    told_at integer                     -- the caller heard of it in the call; nothing is left to do
) strict;

create table calls (
    id text primary key,
    started_at integer not null,
    ended_at integer,
    lang text,
    outcome text                        -- a fixed word
) strict;

create index calls_started on calls (started_at);

create table marks (                    -- named instants and counters of the sync
    name text primary key,
    value integer not null
) strict, without rowid;

create table audit (
    seq integer primary key,            -- 1, 2, 3 ...: a gap is tampering
    at text not null,                   -- ISO 8601, UTC
    actor text not null,
    action text not null,
    object text not null,               -- an opaque id
    call_id text,
    detail text not null,               -- JSON
    prev text not null,                 -- hash of the row before, sixty-four zeros for the first
    hash text not null
) strict;

create trigger audit_keeps_rows before delete on audit
begin
    select raise(abort, 'the audit trail is append-only');
end;

create trigger audit_keeps_words before update on audit
begin
    select raise(abort, 'the audit trail is append-only');
end;
