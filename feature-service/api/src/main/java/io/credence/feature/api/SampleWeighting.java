package io.credence.feature.api;

/// How much a labelled row counts in learning. López de Prado 2018, chapter 4.
public enum SampleWeighting {
    /// The mean over its bars of one over the labels of its instrument that look at the bar.
    UNIQUENESS,
    /// The absolute return of its bars that it need not share with others; the mean is 1.
    RETURN_ATTRIBUTION
}
