package io.credence.feature.app.rest;

import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.replay.ReplayRequest;
import io.credence.feature.app.domain.sets.FeatureSets;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `id` is the stream that the rows are on; who wants consumers to wait for it chooses it before.
/// `featureSet` is core-12, `barsPerSecond` 0 (as fast as possible) and `warmUpBars` 64 unless
/// given.
record StartReplayRequest(
        @Nullable String id,
        @Nullable String instrument,
        @Nullable String interval,
        @Nullable String featureSet,
        @Nullable Long fromMs,
        @Nullable Long toMs,
        @Nullable Double barsPerSecond,
        @Nullable Integer warmUpBars) {

    private static final int DEFAULT_WARM_UP = 64;
    private static final int MAX_WARM_UP = 4096;
    private static final double SLOWEST = 0.1;
    private static final double FASTEST = 10_000.0;

    UUID chosenId() {
        if (id == null) {
            return UUID.randomUUID();
        }
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw ProblemException.invalid("id", "must be a UUID");
        }
    }

    ReplayRequest toDomain(Instruments instruments, FeatureSets sets) {
        String symbol = RequestValues.required("instrument", instrument);
        Series series = Parameters.series(instruments, symbol, interval);
        long from = RequestValues.required("fromMs", fromMs);
        long to = RequestValues.required("toMs", toMs);
        if (from >= to) {
            throw ProblemException.invalid("fromMs", "must be before toMs");
        }
        double rate = barsPerSecond == null ? 0.0 : barsPerSecond;
        if (rate != 0.0 && !(rate >= SLOWEST && rate <= FASTEST)) {
            throw ProblemException.invalid(
                    "barsPerSecond", "must be 0, or between " + SLOWEST + " and " + FASTEST);
        }
        int warmUp = warmUpBars == null ? DEFAULT_WARM_UP : warmUpBars;
        if (warmUp < 0 || warmUp > MAX_WARM_UP) {
            throw ProblemException.invalid("warmUpBars", "must be between 0 and " + MAX_WARM_UP);
        }
        String set = featureSet == null ? "core-12" : featureSet;
        return new ReplayRequest(series, sets.require(set), from, to, rate, warmUp);
    }
}
