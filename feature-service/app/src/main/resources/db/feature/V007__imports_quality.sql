-- Checked for each bar, the reference took two fifths of an import. Writers make the row of a series in the transaction of
-- its first bar, and no series is ever deleted.
alter table bar drop constraint bar_tenant_id_instrument_bar_interval_fkey;

-- The newest bar that came live; null where bars only ever came as files. Feeds that fell silent are counted by it for all
-- tenants at once, so background work may read here.
alter table series add column newest_live_ms bigint;

drop policy tenant_isolation on series;
create policy tenant_isolation on series
    using (tenant_id = current_setting('credence.tenant', true) or current_setting('credence.scope', true) = 'system')
    with check (tenant_id = current_setting('credence.tenant', true));

-- Runs of bars that nobody should learn from. `quarantined` bars of the run are kept apart from the series until somebody
-- releases them.
create table quality_finding (
    id           uuid        not null,
    tenant_id    text        not null,
    instrument   text        not null collate "C",
    bar_interval text        not null,
    kind         text        not null check (kind in ('INVALID_OHLC', 'INTERPOLATED', 'REPEATED', 'SPIKE', 'SYNTHETIC')),
    from_ms      bigint      not null,
    to_ms        bigint      not null check (to_ms >= from_ms),
    bars         integer     not null check (bars >= 1),
    reason       text        not null,
    source       text        not null check (source in ('FILE', 'TRADES', 'LIVE', 'EXCHANGE')),
    quarantined  integer     not null default 0 check (quarantined >= 0),
    found_at     timestamptz not null,
    released_at  timestamptz,
    released_by  text,
    primary key (tenant_id, id),
    unique (tenant_id, instrument, bar_interval, kind, from_ms),
    foreign key (tenant_id, instrument, bar_interval) references series (tenant_id, instrument, bar_interval),
    check ((released_at is null) = (released_by is null))
);

-- Values as they came: a broken bar breaks the checks of `bar`.
create table quarantined_bar (
    tenant_id    text             not null,
    instrument   text             not null collate "C",
    bar_interval text             not null,
    open_time_ms bigint           not null,
    open         double precision not null,
    high         double precision not null,
    low          double precision not null,
    close        double precision not null,
    volume       double precision not null,
    finding      uuid             not null,
    primary key (tenant_id, instrument, bar_interval, open_time_ms),
    foreign key (tenant_id, finding) references quality_finding (tenant_id, id)
);

create index quarantined_bar_finding on quarantined_bar (tenant_id, finding);

alter table quality_finding enable row level security;
alter table quality_finding force row level security;
create policy tenant_isolation on quality_finding
    using (tenant_id = current_setting('credence.tenant', true))
    with check (tenant_id = current_setting('credence.tenant', true));

alter table quarantined_bar enable row level security;
alter table quarantined_bar force row level security;
create policy tenant_isolation on quarantined_bar
    using (tenant_id = current_setting('credence.tenant', true))
    with check (tenant_id = current_setting('credence.tenant', true));

-- A range of bars taken from an exchange. Progress moves in the transaction that stores a page of bars, so an import goes on
-- after a crash without leaving out or repeating a bar. `lease_until` as with replays.
create table exchange_import (
    id             uuid        not null,
    tenant_id      text        not null,
    instrument     text        not null collate "C",
    bar_interval   text        not null,
    venue          text        not null,
    from_ms        bigint      not null,
    to_ms          bigint      not null check (to_ms > from_ms),
    accept_suspect boolean     not null,
    next_ms        bigint      not null,
    state          text        not null check (state in ('RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
    bars           bigint      not null default 0,
    inserted       bigint      not null default 0,
    attempts       integer     not null default 0,
    failure        text,
    lease_owner    uuid,
    lease_until    timestamptz,
    requested_at   timestamptz not null,
    requested_by   text        not null,
    finished_at    timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, instrument) references instrument (tenant_id, symbol)
);

create index exchange_import_running on exchange_import (lease_until) where state = 'RUNNING';

-- Workers look for abandoned imports of all tenants; they only read there and write as the tenant.
alter table exchange_import enable row level security;
alter table exchange_import force row level security;
create policy tenant_isolation on exchange_import
    using (tenant_id = current_setting('credence.tenant', true) or current_setting('credence.scope', true) = 'system')
    with check (tenant_id = current_setting('credence.tenant', true));
