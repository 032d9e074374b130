CREATE TABLE note (
    id        uuid PRIMARY KEY,
    tenant_id text   NOT NULL,
    text      text   NOT NULL,
    version   bigint NOT NULL
);
ALTER TABLE note ENABLE ROW LEVEL SECURITY;
ALTER TABLE note FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON note
    USING (tenant_id = current_setting('credence.tenant', true))
    WITH CHECK (tenant_id = current_setting('credence.tenant', true));
