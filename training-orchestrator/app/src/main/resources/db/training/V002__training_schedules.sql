-- One row per schedule. Whoever fires it holds its lock and moves next_fire_at in the transaction
-- that inserts the run, so a firing is there once and whole, or not at all.
CREATE TABLE training_schedule (
    id              uuid        PRIMARY KEY,
    tenant_id       text        NOT NULL,
    version         bigint      NOT NULL,
    name            text        NOT NULL,
    cron            text        NOT NULL,
    training        text        NOT NULL CHECK (training IS JSON OBJECT),
    from_ms         bigint,
    to_ms           bigint,
    lookback        text,
    while_running   text        NOT NULL CHECK (while_running IN ('SKIP', 'START')),
    -- Null while it is disabled.
    next_fire_at    timestamptz,
    last_fired_at   timestamptz,
    last_run_id     uuid        REFERENCES training_run (id),
    last_skipped_at timestamptz,
    created_at      timestamptz NOT NULL,
    created_by      text        NOT NULL,
    updated_at      timestamptz NOT NULL,
    updated_by      text        NOT NULL,
    UNIQUE (tenant_id, name),
    CHECK ((from_ms IS NULL) <> (lookback IS NULL)),
    CHECK ((last_fired_at IS NULL) = (last_run_id IS NULL))
);

CREATE INDEX training_schedule_listed ON training_schedule (tenant_id, id);
CREATE INDEX training_schedule_due ON training_schedule (next_fire_at) WHERE next_fire_at IS NOT NULL;

-- What is due is looked for in all tenants; credence.scope says so.
ALTER TABLE training_schedule ENABLE ROW LEVEL SECURITY;
ALTER TABLE training_schedule FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON training_schedule
    USING (tenant_id = current_setting('credence.tenant', true) OR current_setting('credence.scope', true) = 'system')
    WITH CHECK (tenant_id = current_setting('credence.tenant', true) OR current_setting('credence.scope', true) = 'system');
