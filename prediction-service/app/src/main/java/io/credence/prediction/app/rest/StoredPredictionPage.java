package io.credence.prediction.app.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Part of a stream's predictions, ascending in time.
public record StoredPredictionPage(
        List<StoredPredictionResponse> items, @Nullable String nextPageToken) {}
