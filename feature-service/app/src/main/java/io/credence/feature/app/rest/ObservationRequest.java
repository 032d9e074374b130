package io.credence.feature.app.rest;

import io.credence.feature.app.domain.observation.Observation;
import io.credence.feature.kernels.inputs.InputName;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `knownTime` is when the request came unless given; a correction is the same event, known later.
record ObservationRequest(@Nullable List<@Nullable Item> observations) {

    private static final int MOST = 10_000;

    record Item(
            @Nullable String name,
            @Nullable String eventTime,
            @Nullable String knownTime,
            @Nullable Double value) {

        private Observation toDomain(String place, long receivedMs) {
            InputName input = input(place + "name", name);
            long eventMs = Times.required(place + "eventTime", eventTime);
            long knownMs = Times.optional(place + "knownTime", knownTime, receivedMs);
            double number = RequestValues.required(place + "value", value);
            return RequestValues.validParts(
                    place, () -> new Observation(input, eventMs, knownMs, number));
        }
    }

    List<Observation> toDomain(long receivedMs) {
        List<@Nullable Item> items = RequestValues.required("observations", observations);
        if (items.isEmpty() || items.size() > MOST) {
            throw ProblemException.invalid("observations", "must be 1 to " + MOST);
        }
        List<Observation> all = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String place = "observations[" + i + "]";
            all.add(RequestValues.required(place, items.get(i)).toDomain(place + ".", receivedMs));
        }
        return all;
    }

    static InputName input(String field, @Nullable String text) {
        return InputName.of(RequestValues.required(field, text))
                .orElseThrow(() ->
                        ProblemException.invalid(
                                field, "must be the name of an input, such as funding.rate"));
    }
}
