package io.credence.prediction.app.rest;

import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.service.request.RequestValues;
import io.credence.prediction.app.persistence.PredictionFilter;
import io.credence.registry.api.Alias;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The query of a stream's stored predictions.
public class StoredPredictionQuery {

    @RestQuery @Nullable String instrument;
    @RestQuery @Nullable String interval;
    @RestQuery @Nullable String model;
    @RestQuery @Nullable String alias;
    @RestQuery @Nullable String stream;

    @RestQuery("from_ms")
    @Nullable Long fromMs;

    @RestQuery("to_ms")
    @Nullable Long toMs;

    @RestQuery("page_size")
    @Nullable Integer pageSize;

    @RestQuery("page_token")
    @Nullable String pageToken;

    PredictionFilter toFilter() {
        return new PredictionFilter(
                stream == null ? FeatureRowComputed.LIVE : stream,
                RequestValues.required("instrument", instrument),
                RequestValues.required("interval", interval),
                RequestValues.required("model", model),
                alias == null ? Alias.CHAMPION.value() : alias,
                fromMs == null ? 0 : fromMs,
                toMs == null ? Long.MAX_VALUE : toMs);
    }
}
