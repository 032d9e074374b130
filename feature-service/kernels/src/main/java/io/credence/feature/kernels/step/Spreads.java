package io.credence.feature.kernels.step;

/// Means and squared deviations, as seen from the newest value of a span: neighbours of a large
/// level differ exactly, so the level takes no precision from the moves. Two spans are joined as in
/// Chan, Golub and LeVeque, Updating Formulae and a Pairwise Algorithm for Computing Sample
/// Variances, 1979.
final class Spreads extends Doublings {

    private final double[] values;
    // By level, of the 2^level values up to a place: the mean less the newest value,
    private final double[][] means;
    // and the sum of squared deviations from the mean.
    private final double[][] squares;
    private final double[] joinedMeans = new double[KernelGraph.BLOCK];

    Spreads(double[] values, int most) {
        super(most);
        this.values = values;
        means = places(levels(), values.length);
        squares = places(levels(), values.length);
    }

    @Override
    void add(int from, int to) {
        for (int level = 0; level < levels(); level++) {
            int half = 1 << level;
            double[] halfMeans = means[level];
            double[] halfSquares = squares[level];
            double[] wholeMeans = means[level + 1];
            double[] wholeSquares = squares[level + 1];
            for (int i = Math.max(from, half); i < to; i++) {
                int before = i - half;
                double newer = halfMeans[i];
                double apart = halfMeans[before] + (values[before] - values[i]) - newer;
                wholeMeans[i] = newer + 0.5 * apart;
                wholeSquares[i] =
                        halfSquares[before] + halfSquares[i] + 0.5 * half * (apart * apart);
            }
        }
    }

    @Override
    void move(int from, int count) {
        move(means, from, count);
        move(squares, from, count);
    }

    /// The mean of the `n` values up to each place from `first` on, less the newest of them.
    void means(int n, int first, double[] to, int places) {
        int level = levelsOf(n);
        System.arraycopy(means[level], first, to, 0, places);
        int joined = 1 << level;
        while (joined < n) {
            level = levelsOf(n - joined);
            int older = 1 << level;
            double[] olderMeans = means[level];
            int all = joined + older;
            for (int i = 0; i < places; i++) {
                int now = first + i;
                int end = now - joined;
                double apart = olderMeans[end] + (values[end] - values[now]) - to[i];
                to[i] += apart * older / all;
            }
            joined = all;
        }
    }

    /// The sum of squared deviations from their mean of the `n` values up to each place from
    /// `first` on.
    void squares(int n, int first, double[] to, int places) {
        int level = levelsOf(n);
        System.arraycopy(means[level], first, joinedMeans, 0, places);
        System.arraycopy(squares[level], first, to, 0, places);
        int joined = 1 << level;
        while (joined < n) {
            level = levelsOf(n - joined);
            int older = 1 << level;
            join(level, joined, (double) older / (older + joined), first, to, places);
            joined += older;
        }
    }

    private void join(int level, int joined, double share, int first, double[] to, int places) {
        double[] olderMeans = means[level];
        double[] olderSquares = squares[level];
        for (int i = 0; i < places; i++) {
            int now = first + i;
            int end = now - joined;
            double apart = olderMeans[end] + (values[end] - values[now]) - joinedMeans[i];
            to[i] += olderSquares[end] + apart * apart * share * joined;
            joinedMeans[i] += apart * share;
        }
    }
}
