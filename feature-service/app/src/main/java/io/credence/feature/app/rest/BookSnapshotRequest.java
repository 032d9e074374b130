package io.credence.feature.app.rest;

import io.credence.feature.app.domain.observation.BookSnapshot;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Levels are `[price, size]`, the best first. `knownTime` is when the request came unless given.
record BookSnapshotRequest(
        @Nullable String eventTime,
        @Nullable String knownTime,
        @Nullable List<@Nullable List<@Nullable Double>> bids,
        @Nullable List<@Nullable List<@Nullable Double>> asks) {

    BookSnapshot toDomain(long receivedMs) {
        long eventMs = Times.required("eventTime", eventTime);
        long knownMs = Times.optional("knownTime", knownTime, receivedMs);
        List<BookSnapshot.Level> bidLevels = levels("bids", bids);
        List<BookSnapshot.Level> askLevels = levels("asks", asks);
        return RequestValues.validParts(
                "", () -> new BookSnapshot(eventMs, knownMs, bidLevels, askLevels));
    }

    private static List<BookSnapshot.Level> levels(
            String side, @Nullable List<@Nullable List<@Nullable Double>> given) {
        List<@Nullable List<@Nullable Double>> all = RequestValues.required(side, given);
        List<BookSnapshot.Level> levels = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            String place = side + "[" + i + "]";
            List<@Nullable Double> level = RequestValues.required(place, all.get(i));
            if (level.size() != 2) {
                throw ProblemException.invalid(place, "must be [price, size]");
            }
            levels.add(
                    new BookSnapshot.Level(
                            RequestValues.required(place + "[0]", level.getFirst()),
                            RequestValues.required(place + "[1]", level.getLast())));
        }
        return levels;
    }
}
