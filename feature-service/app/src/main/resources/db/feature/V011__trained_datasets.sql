-- When a training last asked for the dataset: what comes later is compared with what was trained on, not with what somebody looked at.
-- Of the datasets of before it is not known; the next training tells.
alter table dataset add column trained_at timestamptz;
