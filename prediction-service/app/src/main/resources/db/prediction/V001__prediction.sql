-- One answer per feature row and model; the key makes a redelivered row harmless. A row without a
-- probability says in `reason` why there is none.
CREATE TABLE prediction (
    tenant_id     text             NOT NULL,
    stream        text             NOT NULL,
    instrument    text             NOT NULL,
    bar_interval  text             NOT NULL,
    model         text             NOT NULL,
    open_time_ms  bigint           NOT NULL,
    known_time_ms bigint           NOT NULL,
    alias         text             NOT NULL,
    model_version integer,
    probability   double precision,
    lower         double precision,
    upper         double precision,
    confidence    double precision,
    logit         double precision,
    reason        text,
    close         double precision NOT NULL,
    PRIMARY KEY (tenant_id, stream, instrument, bar_interval, model, open_time_ms),
    CHECK ((probability IS NULL) = (reason IS NOT NULL))
);

ALTER TABLE prediction ENABLE ROW LEVEL SECURITY;
ALTER TABLE prediction FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON prediction
    USING (tenant_id = current_setting('credence.tenant', true))
    WITH CHECK (tenant_id = current_setting('credence.tenant', true));
