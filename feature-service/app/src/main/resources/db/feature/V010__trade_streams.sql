-- Bars made of streamed trades. They are closed when they are stored, where the newest bar of a tape may still be open; a
-- tape may change them as it changes its own.
alter table bar drop constraint bar_source_check;
alter table bar add constraint bar_source_check check (source in ('TRADES', 'BARS', 'LIVE', 'STREAM'));

-- Came when the bars of its time were closed.
alter table trade add column late boolean not null default false;

create index trade_late on trade (tenant_id, instrument, time_ms) where late;

-- Where the stream of an instrument's trades stands: the newest trade, since when none is known to be missing, and until when
-- bars are closed. `due_ms` is when the next bar with trades closes, null when the tape was asked to close it, and
-- `arrived_ms` when something last came. Background work looks for what is due.
create table trade_stream (
    tenant_id        text   not null,
    instrument       text   not null collate "C",
    newest_ms        bigint not null,
    observed_from_ms bigint not null,
    closed_ms        bigint not null,
    due_ms           bigint,
    arrived_ms       bigint not null,
    primary key (tenant_id, instrument),
    foreign key (tenant_id, instrument) references instrument (tenant_id, symbol)
);

create index trade_stream_due on trade_stream (due_ms) where due_ms is not null;

alter table trade_stream enable row level security;
alter table trade_stream force row level security;
create policy tenant_isolation on trade_stream
    using (tenant_id = current_setting('credence.tenant', true) or current_setting('credence.scope', true) = 'system')
    with check (tenant_id = current_setting('credence.tenant', true));
