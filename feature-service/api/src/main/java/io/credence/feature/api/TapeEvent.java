package io.credence.feature.api;

/// What is told of a venue's tape, on `trades.v1`, keyed by instrument.
public sealed interface TapeEvent permits TradePrinted, TapeFellSilent {

    String instrument();
}
