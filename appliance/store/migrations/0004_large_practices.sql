-- Large practices: free time is read from the index alone, in the order it is offered.

create index slots_free on slots (provider_id, starts_at, ends_at, location_id) where status = 'free';
