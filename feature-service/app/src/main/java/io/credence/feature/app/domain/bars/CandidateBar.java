package io.credence.feature.app.domain.bars;

import io.credence.feature.api.Bar;

/// A bar as it came: it may break every rule of a [Bar].
public record CandidateBar(
        long openTimeMs, double open, double high, double low, double close, double volume) {

    public static CandidateBar of(Bar bar) {
        return new CandidateBar(
                bar.openTimeMs(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }
}
