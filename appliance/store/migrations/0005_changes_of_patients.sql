-- Which patients have changed since one last looked: numbers only grow, and a sweep that finds nothing new gives none.

alter table patients add column change integer not null default 0;

create index patients_change on patients (change);

create trigger patient_is_new after insert on patients
begin
    update patients set change = (select max(change) + 1 from patients) where id = new.id;
end;

create trigger patient_has_changed
after update of given, family, birth_date, phone, lang, active on patients
when (old.given, old.family, old.birth_date, old.phone, old.lang, old.active)
    is not (new.given, new.family, new.birth_date, new.phone, new.lang, new.active)
begin
    update patients set change = (select max(change) + 1 from patients) where id = new.id;
end;
