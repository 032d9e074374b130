package io.credence.feature.app.domain.bars;

/// A run of missing bars: from the first missing opening time to the first present one.
public record Gap(long fromMs, long toMs, int missingBars) {}
