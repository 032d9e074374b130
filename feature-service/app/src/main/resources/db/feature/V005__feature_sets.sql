-- Of the tenants' own. What a name means never changes: models were trained on it. Only whether its rows are published as
-- bars close may change. `origin` says on what a set was fitted.
create table feature_set (
    tenant_id  text        not null,
    name       text        not null collate "C" check (name ~ '^[a-z0-9][a-z0-9-]{0,62}$' and name not like 'core-%'),
    definition text        not null,
    origin     text,
    is_live    boolean     not null,
    created_at timestamptz not null,
    created_by text        not null,
    primary key (tenant_id, name)
);

create index feature_set_live on feature_set (tenant_id, name) where is_live;

alter table feature_set enable row level security;
alter table feature_set force row level security;
create policy tenant_isolation on feature_set
    using (tenant_id = current_setting('credence.tenant', true))
    with check (tenant_id = current_setting('credence.tenant', true));
