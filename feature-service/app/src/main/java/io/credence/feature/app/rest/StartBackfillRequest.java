package io.credence.feature.app.rest;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.replay.BackfillRequest;
import io.credence.feature.app.domain.sets.FeatureSets;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `instruments` are all of the tenant's unless given, `featureSet` is core-12 unless given.
record StartBackfillRequest(
        @Nullable List<@Nullable String> instruments,
        @Nullable String interval,
        @Nullable String featureSet,
        @Nullable Long fromMs,
        @Nullable Long toMs) {

    private static final int MOST_INSTRUMENTS = 1_000;

    BackfillRequest toDomain(Instruments known, FeatureSets sets) {
        long from = RequestValues.required("fromMs", fromMs);
        long to = RequestValues.required("toMs", toMs);
        if (from >= to) {
            throw ProblemException.invalid("fromMs", "must be before toMs");
        }
        return new BackfillRequest(
                chosen(known),
                Parameters.interval(interval),
                sets.require(featureSet == null ? "core-12" : featureSet),
                from,
                to);
    }

    private List<InstrumentId> chosen(Instruments known) {
        if (instruments == null) {
            return List.of();
        }
        if (instruments.isEmpty() || instruments.size() > MOST_INSTRUMENTS) {
            throw ProblemException.invalid(
                    "instruments", "must be 1 to " + MOST_INSTRUMENTS + ", or left out for all");
        }
        Set<InstrumentId> chosen = new LinkedHashSet<>();
        for (String symbol : instruments) {
            InstrumentId id = Parameters.instrument(RequestValues.required("instruments", symbol));
            if (known.find(id).isEmpty()) {
                throw Instruments.unknown(id);
            }
            chosen.add(id);
        }
        return List.copyOf(chosen);
    }
}
