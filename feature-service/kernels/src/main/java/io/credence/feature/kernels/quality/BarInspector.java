package io.credence.feature.kernels.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/// Looks for bars that are no market data. Each rule is narrow: real bars with odd values, such as
/// flat ones without volume, are left alone.
public final class BarInspector {

    // Of a column's own size; filled bars are rounded to a few decimals at most.
    private static final double ON_THE_LINE = 1e-7;
    private static final int SHORTEST_REPEAT = 4;
    // A leap and back of so many typical moves, and of at least this share of the price.
    private static final double SPIKE_MOVES = 40.0;
    private static final double SPIKE_SHARE = 0.2;

    private BarInspector() {}

    /// In time order.
    public static List<Finding> inspect(CandidateBars bars) {
        List<Finding> findings = new ArrayList<>();
        runs(
                bars,
                i -> !isValid(bars, i),
                FindingKind.INVALID_OHLC,
                "low <= open, close <= high does not hold, or a price is not above 0",
                findings);
        runs(
                bars,
                i -> isOnALine(bars, i),
                FindingKind.INTERPOLATED,
                "open, high, low, close and volume each lie on a straight line between their"
                        + " neighbours",
                findings);
        double typical = typicalMove(bars);
        runs(
                bars,
                i -> isSpike(bars, i, typical),
                FindingKind.SPIKE,
                "the price leaps by more than a fifth and 40 typical moves, and is back at the next"
                        + " bar",
                findings);
        findings.addAll(repeats(bars));
        MarketLikeness.of(bars).verdict(bars).ifPresent(findings::add);
        findings.sort(Comparator.comparingLong(Finding::fromMs).thenComparing(Finding::kind));
        return findings;
    }

    private static void runs(
            CandidateBars bars,
            IntPredicate suspect,
            FindingKind kind,
            String reason,
            List<Finding> findings) {
        int start = -1;
        for (int i = 0; i <= bars.size(); i++) {
            boolean inside = i < bars.size() && suspect.test(i);
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                findings.add(finding(bars, kind, start, i, reason));
                start = -1;
            }
        }
    }

    static Finding finding(CandidateBars bars, FindingKind kind, int from, int end, String reason) {
        return new Finding(
                kind, bars.openTimeMs()[from], bars.openTimeMs()[end - 1], end - from, reason);
    }

    static boolean isValid(CandidateBars bars, int i) {
        double low = bars.low()[i];
        double high = bars.high()[i];
        double open = bars.open()[i];
        double close = bars.close()[i];
        return low > 0.0
                && high < Double.POSITIVE_INFINITY
                && low <= open
                && open <= high
                && low <= close
                && close <= high
                && !(bars.volume()[i] < 0.0);
    }

    // A market that stands still is on a line too: each column must move.
    private static boolean isOnALine(CandidateBars bars, int i) {
        if (i == 0 || i + 1 == bars.size()) {
            return false;
        }
        for (double[] column : bars.columns()) {
            double step = column[i] - column[i - 1];
            double bend = column[i + 1] - column[i] - step;
            double size = Math.abs(column[i]);
            if (!(Math.abs(bend) <= ON_THE_LINE * size) || Math.abs(step) <= ON_THE_LINE * size) {
                return false;
            }
        }
        return true;
    }

    /// The median of the absolute log moves from close to close.
    private static double typicalMove(CandidateBars bars) {
        double[] moves = new double[Math.max(0, bars.size() - 1)];
        for (int i = 0; i < moves.length; i++) {
            moves[i] = Math.abs(StrictMath.log(bars.close()[i + 1] / bars.close()[i]));
        }
        return Median.of(moves);
    }

    private static boolean isSpike(CandidateBars bars, int i, double typical) {
        if (i == 0 || i + 1 == bars.size() || !isValid(bars, i)) {
            return false;
        }
        double before = bars.close()[i - 1];
        double after = bars.open()[i + 1];
        double calm = Math.abs(StrictMath.log(after / before));
        double leap =
                Math.max(
                        Math.min(
                                StrictMath.log(bars.high()[i] / before),
                                StrictMath.log(bars.high()[i] / after)),
                        Math.min(
                                StrictMath.log(before / bars.low()[i]),
                                StrictMath.log(after / bars.low()[i])));
        return leap > SPIKE_MOVES * typical && leap > SPIKE_SHARE && calm < leap / 4.0;
    }

    private record Values(double open, double high, double low, double close, double volume) {}

    private static List<Finding> repeats(CandidateBars bars) {
        Map<Values, Integer> last = new HashMap<>();
        int[] cameAt = new int[bars.size()];
        for (int i = 0; i < bars.size(); i++) {
            Integer before = last.put(values(bars, i), i);
            cameAt[i] = before == null ? -1 : before;
        }
        List<Finding> findings = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= bars.size(); i++) {
            boolean goesOn = i < bars.size() && cameAt[i] >= 0 && cameAt[i] == cameAt[i - 1] + 1;
            if (!goesOn) {
                if (cameAt[start] >= 0 && i - start >= SHORTEST_REPEAT && moves(bars, start, i)) {
                    findings.add(
                            finding(
                                    bars,
                                    FindingKind.REPEATED,
                                    start,
                                    i,
                                    "the same bars, value for value, opened at %d before"
                                            .formatted(bars.openTimeMs()[cameAt[start]])));
                }
                start = i;
            }
        }
        return findings;
    }

    private static Values values(CandidateBars bars, int i) {
        return new Values(
                bars.open()[i], bars.high()[i], bars.low()[i], bars.close()[i], bars.volume()[i]);
    }

    // Flat bars without volume repeat each other in every outage.
    private static boolean moves(CandidateBars bars, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bars.high()[i] == bars.low()[i]) {
                return false;
            }
        }
        return true;
    }
}
