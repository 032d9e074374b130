-- Every alias of a model answers, not only the champion.
ALTER TABLE prediction DROP CONSTRAINT prediction_pkey;
ALTER TABLE prediction
    ADD PRIMARY KEY (tenant_id, stream, instrument, bar_interval, model, alias, open_time_ms);
