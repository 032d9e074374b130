-- Bulk imports COPY into temporary tables, because COPY into a table with row-level security is refused.
do $$
begin
    execute format('grant temporary on database %I to %I', current_database(), current_database() || '_app');
end
$$;

create table instrument (
    tenant_id  text        not null,
    symbol     text        not null collate "C",
    venue      text        not null,
    created_at timestamptz not null,
    created_by text        not null,
    primary key (tenant_id, symbol)
);

-- Prints of the tape. Equal prints exist, so the occurrence counts them; `arrival` keeps the tape's order within a
-- millisecond, which decides open and close.
create table trade (
    tenant_id  text             not null,
    instrument text             not null collate "C",
    time_ms    bigint           not null,
    price      double precision not null check (price > 0 and price < 'infinity'),
    amount     double precision not null check (amount >= 0 and amount < 'infinity'),
    occurrence integer          not null check (occurrence >= 1),
    arrival    bigint           generated always as identity,
    primary key (tenant_id, instrument, time_ms, price, amount, occurrence),
    foreign key (tenant_id, instrument) references instrument (tenant_id, symbol)
);

-- One row per instrument and bar length. `revision` rises whenever stored bars change other than by a live bar at the end,
-- so that a kernel state computed from them can be recognised as outdated.
create table series (
    tenant_id      text   not null,
    instrument     text   not null collate "C",
    bar_interval   text   not null,
    revision       bigint not null default 0,
    newest_open_ms bigint,
    primary key (tenant_id, instrument, bar_interval),
    foreign key (tenant_id, instrument) references instrument (tenant_id, symbol)
);

-- `source` says who may change the bar: only trades may change a bar made of trades.
create table bar (
    tenant_id    text             not null,
    instrument   text             not null collate "C",
    bar_interval text             not null,
    open_time_ms bigint           not null,
    open         double precision not null,
    high         double precision not null,
    low          double precision not null,
    close        double precision not null,
    volume       double precision not null check (volume >= 0 and volume < 'infinity'),
    source       text             not null check (source in ('TRADES', 'BARS', 'LIVE')),
    primary key (tenant_id, instrument, bar_interval, open_time_ms),
    foreign key (tenant_id, instrument, bar_interval) references series (tenant_id, instrument, bar_interval),
    check (low > 0 and low <= open and low <= close and open <= high and close <= high and high < 'infinity')
);

-- Runs of missing bars between two stored ones: from the first missing to the first present opening time.
create table gap (
    tenant_id    text    not null,
    instrument   text    not null collate "C",
    bar_interval text    not null,
    from_ms      bigint  not null,
    to_ms        bigint  not null,
    missing_bars integer not null check (missing_bars >= 1),
    primary key (tenant_id, instrument, bar_interval, from_ms),
    foreign key (tenant_id, instrument, bar_interval) references series (tenant_id, instrument, bar_interval)
);

alter table instrument enable row level security;
alter table instrument force row level security;
create policy tenant_isolation on instrument
    using (tenant_id = current_setting('credence.tenant', true))
    with check (tenant_id = current_setting('credence.tenant', true));

alter table trade enable row level security;
alter table trade force row level security;
create policy tenant_isolation on trade
    using (tenant_id = current_setting('credence.tenant', true))
    with check (tenant_id = current_setting('credence.tenant', true));

alter table series enable row level security;
alter table series force row level security;
create policy tenant_isolation on series
    using (tenant_id = current_setting('credence.tenant', true))
    with check (tenant_id = current_setting('credence.tenant', true));

alter table bar enable row level security;
alter table bar force row level security;
create policy tenant_isolation on bar
    using (tenant_id = current_setting('credence.tenant', true))
    with check (tenant_id = current_setting('credence.tenant', true));

alter table gap enable row level security;
alter table gap force row level security;
create policy tenant_isolation on gap
    using (tenant_id = current_setting('credence.tenant', true))
    with check (tenant_id = current_setting('credence.tenant', true));
