-- A bar is marked with the first word about it; its decision waits for the portfolio's own model. Repeats a part of
-- `engine_state` for the query that finds who wants a prediction.
ALTER TABLE portfolio ADD COLUMN undecided boolean NOT NULL DEFAULT false;
