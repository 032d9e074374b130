package io.credence.feature.api;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What to snapshot for a training: the bars that open at `fromMs` or later and have closed by
/// `toMs`, with the labels that are known by `toMs`.
///
/// @param barrier the label is a triple barrier with fixed limits; else `label` is there
/// @param others further instruments of the same interval, whose rows are in the same file; none
///   where it is left out
/// @param split the plan whose splits the manifest tells; none where it is left out
/// @param weights the file has the column `sample_weight`; none where it is left out
public record DatasetSpec(
        String instrument,
        String interval,
        String featureSet,
        @Nullable BarrierSpec barrier,
        long fromMs,
        long toMs,
        @Nullable LabelChoice label,
        List<String> others,
        @Nullable SplitPlan split,
        @Nullable SampleWeighting weights) {

    private static final int MOST_OTHERS = 63;

    public DatasetSpec {
        require("instrument", instrument);
        require("interval", interval);
        require("featureSet", featureSet);
        others = Objects.requireNonNullElse(others, List.of());
        if (label == null) {
            require("barrier", barrier);
        } else if (barrier != null) {
            throw new IllegalArgumentException("label must be left out where barrier is there");
        }
        if (fromMs >= toMs) {
            throw new IllegalArgumentException("fromMs must be before toMs");
        }
        if (others.size() > MOST_OTHERS
                || others.stream().anyMatch(it -> it == null || it.equals(instrument))
                || new HashSet<>(others).size() != others.size()) {
            throw new IllegalArgumentException(
                    "others must be distinct, not the instrument, and at most " + MOST_OTHERS);
        }
        others = List.copyOf(others);
    }

    /// Of one instrument, labelled by a triple barrier with fixed limits.
    public DatasetSpec(
            String instrument,
            String interval,
            String featureSet,
            BarrierSpec barrier,
            long fromMs,
            long toMs) {
        this(instrument, interval, featureSet, barrier, fromMs, toMs, null, List.of(), null, null);
    }

    /// The same of other bars.
    public DatasetSpec over(long from, long to) {
        return new DatasetSpec(
                instrument, interval, featureSet, barrier, from, to, label, others, split, weights);
    }

    /// All instruments, in the order of their names.
    public List<String> instruments() {
        return Stream.concat(Stream.of(instrument), others.stream()).sorted().toList();
    }

    public LabelSpec labelled() {
        return barrier == null ? Objects.requireNonNull(label).spec() : barrier;
    }

    /// What labels, backtests and exits alike.
    ///
    /// @throws IllegalArgumentException when the label is of another kind
    public BarrierSpec fixedBarrier() {
        if (barrier == null) {
            throw new IllegalArgumentException(
                    "barrier must be there: only a triple barrier with fixed limits can be traded");
        }
        return barrier;
    }

    // JSON can leave a field out, whatever its type says.
    private static void require(String field, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is required");
        }
    }
}
