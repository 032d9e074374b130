package io.credence.feature.app.domain.drift;

import java.util.OptionalLong;

/// How old a feature's newest value is.
///
/// @param knownMs when it could first be known; empty without a value in the rows looked at
public record FeatureAge(String feature, OptionalLong knownMs, State state) {

    /// By the rows, not by the clock: a row that is late itself is the series' matter.
    public enum State {
        /// The newest rows have a value.
        FRESH,
        /// Too few of the rows looked at are of the newest segment.
        WARMING_UP,
        /// Rows come without a value, which there was before.
        STALE,
        /// No row looked at has a value, and none is known to have had one.
        ABSENT
    }

    public OptionalLong ageMs(long nowMs) {
        return knownMs.isPresent()
                ? OptionalLong.of(Math.max(0, nowMs - knownMs.getAsLong()))
                : knownMs;
    }

    /// With a dataset that knows of values.
    FeatureAge lost() {
        return state == State.ABSENT ? new FeatureAge(feature, knownMs, State.STALE) : this;
    }
}
