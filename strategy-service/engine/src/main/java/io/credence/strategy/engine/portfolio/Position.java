package io.credence.strategy.engine.portfolio;

/// An open long position.
///
/// @param reference the close that its barriers are measured from
/// @param bars since the reference, the bar of the fill being the first
public record Position(
        double quantity, double entryPrice, double reference, long entryOpenTimeMs, int bars) {}
