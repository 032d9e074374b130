package io.credence.prediction.app.rest;

import io.credence.feature.api.BarrierSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Forecasts in columns, ascending in time. Bars without a full warm window are left out.
///
/// @param barrier the event that the model forecasts
/// @param skipped how many bars of the range those are
public record HistoryResponse(
        String instrument,
        String interval,
        String model,
        int modelVersion,
        double confidence,
        @Nullable BarrierSpec barrier,
        int skipped,
        List<Long> openTimeMs,
        List<Double> probability,
        List<Double> lower,
        List<Double> upper) {}
