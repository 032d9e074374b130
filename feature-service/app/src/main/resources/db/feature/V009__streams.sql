-- Trades that came by a stream have the stream's number: it says what was taken before, however often a trade comes.
alter table trade add column number bigint check (number >= 1);

create unique index trade_number on trade (tenant_id, instrument, number) where number is not null;

-- The kernels' state of a live series as of some bar, so that a start need not fold the whole segment again. It counts while
-- the series has that revision; one per series and feature set, written with the bar now and then.
create table kernel_snapshot (
    tenant_id        text   not null,
    instrument       text   not null collate "C",
    bar_interval     text   not null,
    feature_set_hash text   not null,
    revision         bigint not null,
    last_open_ms     bigint not null,
    state            bytea  not null,
    primary key (tenant_id, instrument, bar_interval, feature_set_hash),
    foreign key (tenant_id, instrument) references instrument (tenant_id, symbol)
);

alter table kernel_snapshot enable row level security;
alter table kernel_snapshot force row level security;
create policy tenant_isolation on kernel_snapshot
    using (tenant_id = current_setting('credence.tenant', true))
    with check (tenant_id = current_setting('credence.tenant', true));

-- Many replays asked for at once: its shards are rows of `replay`, taken by lease as all replays are.
create table backfill (
    id           uuid        not null,
    tenant_id    text        not null,
    requested_at timestamptz not null,
    requested_by text        not null,
    primary key (tenant_id, id)
);

alter table replay add column backfill_id uuid;
alter table replay add foreign key (tenant_id, backfill_id) references backfill (tenant_id, id);

create index replay_backfill on replay (tenant_id, backfill_id) where backfill_id is not null;

alter table backfill enable row level security;
alter table backfill force row level security;
create policy tenant_isolation on backfill
    using (tenant_id = current_setting('credence.tenant', true))
    with check (tenant_id = current_setting('credence.tenant', true));
