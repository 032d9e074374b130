package io.credence.feature.app.domain;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;

/// The bars of one instrument and length.
public record Series(InstrumentId instrument, Interval interval) {}
