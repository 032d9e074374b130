-- Names and ids are ASCII by rule; collation "C" gives one order on every machine.

CREATE TABLE strategy (
    id           uuid        PRIMARY KEY,
    tenant_id    text        NOT NULL,
    version      bigint      NOT NULL,
    name         text        NOT NULL COLLATE "C",
    instrument   text        NOT NULL,
    bar_interval text        NOT NULL,
    model        text        NOT NULL,
    alias        text        NOT NULL,
    spec         jsonb       NOT NULL,
    created_at   timestamptz NOT NULL,
    created_by   text        NOT NULL,
    updated_at   timestamptz NOT NULL,
    updated_by   text        NOT NULL,
    UNIQUE (tenant_id, name),
    -- The target of foreign keys that hold a row to its own tenant.
    UNIQUE (tenant_id, id)
);

-- Paper money. `engine_state` is all the engine remembers; cash, position and the rest repeat parts
-- of it for queries and for the check against the sum of fills.
CREATE TABLE portfolio (
    id                uuid             PRIMARY KEY,
    tenant_id         text             NOT NULL,
    version           bigint           NOT NULL,
    strategy_id       uuid             NOT NULL,
    stream            text             NOT NULL,
    initial_cash      double precision NOT NULL CHECK (initial_cash > 0),
    cash              double precision NOT NULL,
    position          double precision NOT NULL CHECK (position >= 0),
    equity            double precision NOT NULL,
    risk_state        text             NOT NULL CHECK (risk_state IN ('ACTIVE', 'REDUCING', 'HALTED')),
    last_open_time_ms bigint,
    engine_state      jsonb            NOT NULL,
    summary           jsonb            NOT NULL,
    created_at        timestamptz      NOT NULL,
    created_by        text             NOT NULL,
    UNIQUE (tenant_id, id),
    FOREIGN KEY (tenant_id, strategy_id) REFERENCES strategy (tenant_id, id)
);

CREATE INDEX portfolio_of_stream ON portfolio (tenant_id, stream, strategy_id);

-- `budget` is what an entry spends, `quantity` what an exit sells.
CREATE TABLE paper_order (
    tenant_id    text             NOT NULL,
    portfolio_id uuid             NOT NULL,
    number       bigint           NOT NULL,
    open_time_ms bigint           NOT NULL,
    budget       double precision NOT NULL,
    quantity     double precision NOT NULL,
    reference    double precision NOT NULL,
    reason       text             NOT NULL,
    status       text             NOT NULL CHECK (status IN ('PENDING', 'FILLED', 'CANCELLED')),
    PRIMARY KEY (portfolio_id, number),
    UNIQUE (tenant_id, portfolio_id, number),
    FOREIGN KEY (tenant_id, portfolio_id) REFERENCES portfolio (tenant_id, id)
);

CREATE TABLE fill (
    tenant_id    text             NOT NULL,
    portfolio_id uuid             NOT NULL,
    order_number bigint           NOT NULL,
    open_time_ms bigint           NOT NULL,
    quantity     double precision NOT NULL,
    price        double precision NOT NULL,
    fee          double precision NOT NULL,
    slippage     double precision NOT NULL,
    reason       text             NOT NULL,
    PRIMARY KEY (portfolio_id, order_number),
    FOREIGN KEY (tenant_id, portfolio_id, order_number) REFERENCES paper_order (tenant_id, portfolio_id, number)
);

-- The whole chain of one bar, as published.
CREATE TABLE decision (
    tenant_id    text   NOT NULL,
    portfolio_id uuid   NOT NULL,
    open_time_ms bigint NOT NULL,
    reason       text   NOT NULL,
    chain        jsonb  NOT NULL,
    PRIMARY KEY (portfolio_id, open_time_ms),
    FOREIGN KEY (tenant_id, portfolio_id) REFERENCES portfolio (tenant_id, id)
);

CREATE TABLE equity_point (
    tenant_id    text             NOT NULL,
    portfolio_id uuid             NOT NULL,
    open_time_ms bigint           NOT NULL,
    equity       double precision NOT NULL,
    position     double precision NOT NULL,
    close        double precision NOT NULL,
    PRIMARY KEY (portfolio_id, open_time_ms),
    FOREIGN KEY (tenant_id, portfolio_id) REFERENCES portfolio (tenant_id, id)
);

-- Append-only: who or what limited trading, and who freed it.
CREATE TABLE risk_event (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id    text        NOT NULL,
    portfolio_id uuid        NOT NULL,
    from_state   text        NOT NULL,
    to_state     text        NOT NULL,
    cause        text        NOT NULL,
    actor        text        NOT NULL,
    at           timestamptz NOT NULL,
    FOREIGN KEY (tenant_id, portfolio_id) REFERENCES portfolio (tenant_id, id)
);

CREATE INDEX risk_event_of_portfolio ON risk_event (portfolio_id, id);

-- `spec` is the strategy as it was then.
CREATE TABLE backtest (
    id            uuid             PRIMARY KEY,
    tenant_id     text             NOT NULL,
    strategy_id   uuid             NOT NULL,
    spec          jsonb            NOT NULL,
    from_ms       bigint           NOT NULL,
    to_ms         bigint           NOT NULL,
    initial_cash  double precision NOT NULL,
    model_version int,
    risk_state    text             NOT NULL,
    statistics    jsonb            NOT NULL,
    equity        jsonb            NOT NULL,
    trades        jsonb            NOT NULL,
    created_at    timestamptz      NOT NULL,
    created_by    text             NOT NULL,
    FOREIGN KEY (tenant_id, strategy_id) REFERENCES strategy (tenant_id, id)
);

REVOKE UPDATE, DELETE, TRUNCATE ON fill, decision, equity_point, risk_event, backtest FROM strategy_app;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['strategy', 'portfolio', 'paper_order', 'fill', 'decision', 'equity_point', 'risk_event', 'backtest'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format(
            'CREATE POLICY tenant_isolation ON %I USING (tenant_id = current_setting(''credence.tenant'', true))'
            || ' WITH CHECK (tenant_id = current_setting(''credence.tenant'', true))', t);
    END LOOP;
END;
$$;
