package io.credence.prediction.app.rest;

import java.util.List;

/// Forecasts in columns, ascending in time. Bars without a full warm window are left out.
///
/// @param skipped how many bars of the range those are
public record HistoryResponse(
        String instrument,
        String interval,
        String model,
        int modelVersion,
        double confidence,
        int skipped,
        List<Long> openTimeMs,
        List<Double> probability,
        List<Double> lower,
        List<Double> upper) {}
