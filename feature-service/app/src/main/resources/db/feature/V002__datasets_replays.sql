-- Immutable. The same spec over the same data gives the same file, and then the same row.
create table dataset (
    id         uuid        not null,
    tenant_id  text        not null,
    spec       text        not null,
    sha256     text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    manifest   text        not null,
    created_at timestamptz not null,
    created_by text        not null,
    primary key (tenant_id, id),
    unique (tenant_id, spec, sha256)
);

-- Progress and kernel state move in the transaction that writes the rows to the outbox, so a replay goes on after a crash
-- without leaving out or repeating a row. `lease_until` says how long the worker that runs it may be silent.
create table replay (
    id              uuid             not null,
    tenant_id       text             not null,
    instrument      text             not null collate "C",
    bar_interval    text             not null,
    feature_set     text             not null,
    from_ms         bigint           not null,
    to_ms           bigint           not null,
    bars_per_second double precision not null check (bars_per_second >= 0),
    warm_up_bars    integer          not null check (warm_up_bars >= 0),
    publish_from_ms bigint           not null,
    next_open_ms    bigint           not null,
    engine_state    bytea,
    state           text             not null check (state in ('RUNNING', 'COMPLETED', 'FAILED')),
    published       bigint           not null default 0,
    total           bigint           not null,
    attempts        integer          not null default 0,
    failure         text,
    lease_owner     uuid,
    lease_until     timestamptz,
    requested_at    timestamptz      not null,
    requested_by    text             not null,
    finished_at     timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, instrument) references instrument (tenant_id, symbol)
);

create index replay_running on replay (lease_until) where state = 'RUNNING';

alter table dataset enable row level security;
alter table dataset force row level security;
create policy tenant_isolation on dataset
    using (tenant_id = current_setting('credence.tenant', true))
    with check (tenant_id = current_setting('credence.tenant', true));

-- Workers look for abandoned replays of all tenants; they only read there and write as the tenant.
alter table replay enable row level security;
alter table replay force row level security;
create policy tenant_isolation on replay
    using (tenant_id = current_setting('credence.tenant', true) or current_setting('credence.scope', true) = 'system')
    with check (tenant_id = current_setting('credence.tenant', true));
