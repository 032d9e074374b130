package io.credence.training.app.domain;

import io.credence.feature.api.DatasetSpec;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which bars the trainings of a schedule see.
///
/// @param fromMs the same for all; null where `lookback` counts back from the end
/// @param toMs the same for all; null for the time of the firing
public record ScheduleRange(
        @Nullable Long fromMs, @Nullable Long toMs, @Nullable Duration lookback) {

    public ScheduleRange {
        if ((fromMs == null) == (lookback == null)) {
            throw new IllegalArgumentException("a range begins at fromMs or by a lookback");
        }
        if (lookback != null && !lookback.isPositive()) {
            throw new IllegalArgumentException("a lookback must be > 0");
        }
    }

    public long startMs(Instant firing) {
        return fromMs == null ? endMs(firing) - lookbackMs() : fromMs;
    }

    public long endMs(Instant firing) {
        return toMs == null ? firing.toEpochMilli() : toMs;
    }

    DatasetSpec at(Instant firing, DatasetSpec template) {
        return template.over(startMs(firing), endMs(firing));
    }

    private long lookbackMs() {
        return lookback == null ? 0 : lookback.toMillis();
    }
}
