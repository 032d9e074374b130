package io.credence.feature.kernels.split;

/// How much a sample tells that its neighbours do not. López de Prado 2018, chapter 4.
public final class SampleWeights {

    private SampleWeights() {}

    /// The mean over a label's bars of one over the labels that look at the bar: in (0, 1], 1 where
    /// no two overlap.
    ///
    /// @param closeMs when each bar closes, in order; a label looks at the bars that close after
    ///   its beginning, up to its end
    public static double[] uniqueness(LabelSpans spans, long[] closeMs) {
        int[] first = new int[spans.size()];
        int[] end = new int[spans.size()];
        int[] sharing = sharing(spans, closeMs, first, end);
        double[] weights = new double[spans.size()];
        for (int i = 0; i < weights.length; i++) {
            double sum = 0.0;
            for (int bar = first[i]; bar < end[i]; bar++) {
                sum += 1.0 / sharing[bar];
            }
            weights[i] = end[i] > first[i] ? sum / (end[i] - first[i]) : 1.0;
        }
        return weights;
    }

    /// The mean of [#uniqueness]: so many labels tell about as much as this part of them would if
    /// none overlapped.
    public static double meanUniqueness(LabelSpans spans, long[] closeMs) {
        double sum = 0.0;
        for (double weight : uniqueness(spans, closeMs)) {
            sum += weight;
        }
        return sum / spans.size();
    }

    /// The absolute return that is a label's own: of each of its bars' log returns the share that
    /// it need not leave to others. Their mean is 1.
    public static double[] returnAttribution(LabelSpans spans, long[] closeMs, double[] logReturn) {
        int[] first = new int[spans.size()];
        int[] end = new int[spans.size()];
        int[] sharing = sharing(spans, closeMs, first, end);
        double[] weights = new double[spans.size()];
        double total = 0.0;
        for (int i = 0; i < weights.length; i++) {
            double sum = 0.0;
            for (int bar = first[i]; bar < end[i]; bar++) {
                sum += logReturn[bar] / sharing[bar];
            }
            weights[i] = Math.abs(sum);
            total += weights[i];
        }
        for (int i = 0; i < weights.length && total > 0.0; i++) {
            weights[i] *= weights.length / total;
        }
        return weights;
    }

    private static int[] sharing(LabelSpans spans, long[] closeMs, int[] first, int[] end) {
        int[] sharing = new int[closeMs.length];
        int next = 0;
        for (int i = 0; i < spans.size(); i++) {
            while (next < closeMs.length && closeMs[next] <= spans.fromMs(i)) {
                next++;
            }
            first[i] = next;
            int bar = next;
            while (bar < closeMs.length && closeMs[bar] <= spans.toMs(i)) {
                sharing[bar++]++;
            }
            end[i] = bar;
        }
        return sharing;
    }
}
