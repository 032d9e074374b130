-- One row per request for a model. The states and their columns go together, as the sealed type in
-- the code has it: what the checks refuse, no code path can mean.
CREATE TABLE training_run (
    id                  uuid        PRIMARY KEY,
    tenant_id           text        NOT NULL,
    idempotency_key     text        NOT NULL,
    requested_by        text        NOT NULL,
    requested_at        timestamptz NOT NULL,
    model               text        NOT NULL,
    spec                text        NOT NULL CHECK (spec IS JSON OBJECT),
    spec_sha256         text        NOT NULL CHECK (spec_sha256 ~ '^[0-9a-f]{64}$'),
    state               text        NOT NULL CHECK (state IN
                            ('REQUESTED', 'QUEUED', 'RUNNING', 'PREEMPTED', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'LOST')),
    attempt             integer     NOT NULL CHECK (attempt >= 1),
    dataset_id          text,
    started_at          timestamptz,
    finished_at         timestamptz,
    model_version       integer,
    reason              text,
    detail              text,
    cancel_requested_at timestamptz,
    -- The dispatcher's claim: results of an older epoch are dropped, and nobody claims before free_at.
    epoch               bigint      NOT NULL,
    dispatch_failures   integer     NOT NULL,
    free_at             timestamptz NOT NULL,
    UNIQUE (tenant_id, idempotency_key),
    CHECK ((state = 'SUCCEEDED') = (model_version IS NOT NULL)),
    CHECK ((state = 'FAILED') = (reason IS NOT NULL)),
    CHECK ((state IN ('SUCCEEDED', 'FAILED', 'CANCELLED')) = (finished_at IS NOT NULL)),
    CHECK (state IN ('REQUESTED', 'FAILED', 'CANCELLED') OR dataset_id IS NOT NULL)
);

CREATE INDEX training_run_listed ON training_run (tenant_id, id DESC);
CREATE INDEX training_run_due ON training_run (id) WHERE state IN ('REQUESTED', 'QUEUED');

-- One row per Job, from the intent to launch it until it is let go (ended_at).
CREATE TABLE training_attempt (
    job                   text        PRIMARY KEY,
    tenant_id             text        NOT NULL,
    run_id                uuid        NOT NULL REFERENCES training_run (id),
    attempt               integer     NOT NULL CHECK (attempt >= 1),
    place                 text        NOT NULL,
    launching_at          timestamptz NOT NULL,
    job_uid               text,
    termination_cause     text,
    terminated_at         timestamptz,
    holder                text,
    fencing_token         bigint      UNIQUE,
    lease_until           timestamptz,
    reported_at           timestamptz,
    progress              text        CHECK (progress IS JSON OBJECT),
    progress_published_at timestamptz,
    ended_at              timestamptz,
    UNIQUE (run_id, attempt),
    CHECK ((termination_cause IS NULL) = (terminated_at IS NULL)),
    CHECK ((holder IS NULL) = (fencing_token IS NULL) AND (holder IS NULL) = (lease_until IS NULL))
);

CREATE INDEX training_attempt_living ON training_attempt (place) WHERE ended_at IS NULL;

CREATE SEQUENCE training_fencing_token;

-- Dispatcher and reconciler work for all tenants; they say so by credence.scope.
ALTER TABLE training_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE training_run FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON training_run
    USING (tenant_id = current_setting('credence.tenant', true) OR current_setting('credence.scope', true) = 'system')
    WITH CHECK (tenant_id = current_setting('credence.tenant', true) OR current_setting('credence.scope', true) = 'system');

ALTER TABLE training_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE training_attempt FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON training_attempt
    USING (tenant_id = current_setting('credence.tenant', true) OR current_setting('credence.scope', true) = 'system')
    WITH CHECK (tenant_id = current_setting('credence.tenant', true) OR current_setting('credence.scope', true) = 'system');
