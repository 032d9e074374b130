-- Drift is watched for the trained sets of all tenants: the watch finds them in the system scope and reads their data as the tenant.
drop policy tenant_isolation on dataset;
create policy tenant_isolation on dataset
    using (tenant_id = current_setting('credence.tenant', true) or current_setting('credence.scope', true) = 'system')
    with check (tenant_id = current_setting('credence.tenant', true));
