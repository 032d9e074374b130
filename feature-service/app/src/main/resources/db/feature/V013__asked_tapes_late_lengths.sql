-- When a tape was last asked to close what is due: it is asked again if nothing came of it. `due_ms` stands until then.
alter table trade_stream add column asked_ms bigint;

-- Of which lengths the trade was late; of trades of before it is not known, and they count for all. `late`: of any.
alter table trade add column late_for text[];
