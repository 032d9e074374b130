package io.credence.feature.api;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How labelled rows are told apart to learn from and to judge by: exactly one of the fields is
/// there. Nothing is learnt from whose label looks at what is judged, or begins within the embargo
/// after it.
public record SplitPlan(
        @Nullable KFold kFold,
        @Nullable Combinatorial combinatorial,
        @Nullable WalkForward walkForward) {

    private static final int MOST_FOLDS = 100;
    private static final int MOST_GROUPS = 10;

    /// One of the ways.
    public sealed interface Scheme {}

    /// Each of `folds` equal stretches of time is judged by all others.
    public record KFold(int folds, int embargoBars) implements Scheme {
        public KFold {
            requireIn("folds", folds, 2, MOST_FOLDS);
            requireIn("embargoBars", embargoBars, 0, LabelSpec.MOST_BARS);
        }
    }

    /// Every choice of `tested` of `groups` equal stretches is judged by the others.
    public record Combinatorial(int groups, int tested, int embargoBars) implements Scheme {
        public Combinatorial {
            requireIn("groups", groups, 2, MOST_GROUPS);
            requireIn("tested", tested, 1, groups - 1);
            requireIn("embargoBars", embargoBars, 0, LabelSpec.MOST_BARS);
        }
    }

    /// Each of `folds` equal stretches after the first part is judged by what went before.
    ///
    /// @param firstShare of all labelled rows, in (0, 1)
    /// @param sliding learns from as many rows as the first time instead of from all before
    public record WalkForward(double firstShare, int folds, boolean sliding, int embargoBars)
            implements Scheme {
        public WalkForward {
            LabelSpec.requireWithin("firstShare", firstShare, 0.0, 1.0);
            requireIn("folds", folds, 1, MOST_FOLDS);
            requireIn("embargoBars", embargoBars, 0, LabelSpec.MOST_BARS);
        }
    }

    public SplitPlan {
        if (present(kFold, combinatorial, walkForward).size() != 1) {
            throw new IllegalArgumentException(
                    "split must have exactly one of kFold, combinatorial, walkForward");
        }
    }

    public Scheme scheme() {
        return present(kFold, combinatorial, walkForward).getFirst();
    }

    private static List<Scheme> present(@Nullable Scheme... choices) {
        return Stream.of(choices).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }

    private static void requireIn(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must be in %d..%d, was %d".formatted(field, least, most, value));
        }
    }
}
