package io.credence.prediction.app.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All aliases of the tenant; there is one page.
public record ServedModelPage(List<ServedModelResponse> items, @Nullable String nextPageToken) {}
