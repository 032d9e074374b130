package io.credence.feature.app.domain.bars;

/// How far ahead of this service's the clock of a sender may be.
public final class ClockSkew {

    public static final long MOST_MS = 60_000;

    private ClockSkew() {}
}
