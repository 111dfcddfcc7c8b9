-- What callers leave for the people at the clinic, and what was learnt in calls that broke off.

create table messages (
    id text primary key,
    call_id text not null,
    kind text not null,                 -- a fixed word, clinic/message.py
    inbox text not null check (inbox in ('front_desk', 'clinical', 'billing', 'records')),
    name text not null,                 -- as the caller gave it, or empty
    callback text not null,             -- E.164, or empty
    patient_id text,                    -- set when two facts agreed with one record
    visit_id text,
    lang text not null check (lang in ('en', 'es')),
    words text not null,                -- the caller's own
    facts text not null,                -- JSON object: ids and ISO dates by fixed names
    taken_at integer not null,
    done_at integer                     -- somebody at the clinic has dealt with it
) strict;

create index messages_open on messages (taken_at) where done_at is null;
