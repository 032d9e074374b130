package io.credence.prediction.app.oip;

/// A model that answers now.
public record ModelReady(String name, boolean ready) {}
