-- Tables that every service has. The app role reads and writes rows; the owner role migrates.

CREATE TABLE outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id   text        NOT NULL,
    topic       text        NOT NULL,
    event_id    uuid        NOT NULL,
    type        text        NOT NULL,
    source      text        NOT NULL,
    key         text        NOT NULL,
    time        timestamptz NOT NULL,
    traceparent text,
    data        text        NOT NULL
);

ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
-- The relay sends the events of all tenants.
CREATE POLICY tenant_isolation ON outbox
    USING (tenant_id = current_setting('credence.tenant', true)
        OR current_setting('credence.scope', true) = 'system')
    WITH CHECK (tenant_id = current_setting('credence.tenant', true)
        OR current_setting('credence.scope', true) = 'system');

CREATE TABLE idempotency_key (
    tenant_id   text        NOT NULL,
    key         text        NOT NULL,
    request     text        NOT NULL,
    fingerprint text        NOT NULL,
    status      int         NOT NULL,
    headers     text        NOT NULL,
    body        text        NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, key)
);

CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_key FORCE ROW LEVEL SECURITY;
-- The clean-up deletes the old keys of all tenants.
CREATE POLICY tenant_isolation ON idempotency_key
    USING (tenant_id = current_setting('credence.tenant', true)
        OR current_setting('credence.scope', true) = 'system')
    WITH CHECK (tenant_id = current_setting('credence.tenant', true));
