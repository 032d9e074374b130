-- What was seen beside the bars: funding, order books, chains. A correction is one more row of the same event, known later;
-- nothing is ever changed, so that every past can be shown as it was known. `late` tells that a bar that could have known
-- it had been stored before it came.
create table observation (
    tenant_id   text             not null,
    instrument  text             not null collate "C",
    name        text             not null collate "C",
    event_ms    bigint           not null,
    known_ms    bigint           not null,
    value       double precision not null check (value > '-infinity' and value < 'infinity'),
    received_ms bigint           not null,
    late        boolean          not null,
    primary key (tenant_id, instrument, name, event_ms, known_ms),
    foreign key (tenant_id, instrument) references instrument (tenant_id, symbol),
    check (event_ms >= 0 and event_ms <= known_ms)
);

create index observation_known on observation (tenant_id, instrument, name, known_ms);

do $$
begin
    execute format('revoke update, delete on observation from %I', current_database() || '_app');
end
$$;

-- Other instruments whose closes are known beside the bars of this one, by the name they have there.
create table companion (
    tenant_id  text not null,
    instrument text not null collate "C",
    name       text not null collate "C",
    companion  text not null collate "C",
    primary key (tenant_id, instrument, name),
    foreign key (tenant_id, instrument) references instrument (tenant_id, symbol),
    foreign key (tenant_id, companion) references instrument (tenant_id, symbol)
);

create index companion_of on companion (tenant_id, companion);

-- Counts how often the companions were changed.
alter table instrument add column companions_version bigint not null default 0;

-- Whether the buyer came to the seller; null where the tape does not say.
alter table trade add column is_buy boolean;

-- From which bar on a revision of a series changed it, or what is known beside it: kernel states of before stay right.
create table series_change (
    tenant_id    text   not null,
    instrument   text   not null collate "C",
    bar_interval text   not null,
    revision     bigint not null,
    from_ms      bigint not null,
    primary key (tenant_id, instrument, bar_interval, revision),
    foreign key (tenant_id, instrument, bar_interval) references series (tenant_id, instrument, bar_interval)
);

alter table observation enable row level security;
alter table observation force row level security;
create policy tenant_isolation on observation
    using (tenant_id = current_setting('credence.tenant', true))
    with check (tenant_id = current_setting('credence.tenant', true));

alter table companion enable row level security;
alter table companion force row level security;
create policy tenant_isolation on companion
    using (tenant_id = current_setting('credence.tenant', true))
    with check (tenant_id = current_setting('credence.tenant', true));

alter table series_change enable row level security;
alter table series_change force row level security;
create policy tenant_isolation on series_change
    using (tenant_id = current_setting('credence.tenant', true))
    with check (tenant_id = current_setting('credence.tenant', true));
