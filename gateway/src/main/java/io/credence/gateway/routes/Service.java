package io.credence.gateway.routes;

/// A service behind the gateway.
enum Service {
    FEATURE,
    REGISTRY,
    TRAINING,
    PREDICTION,
    STRATEGY
}
