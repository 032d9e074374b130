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

    /// The mean of the `n` values up to place `i`, less the newest.
    double mean(int n, int i) {
        int level = levelsOf(n);
        double mean = means[level][i];
        int joined = 1 << level;
        while (joined < n) {
            level = levelsOf(n - joined);
            int end = i - joined;
            double apart = means[level][end] + (values[end] - values[i]) - mean;
            joined += 1 << level;
            mean += apart * (1 << level) / joined;
        }
        return mean;
    }

    /// The sum of squared deviations of the `n` values up to place `i` from their mean.
    double squares(int n, int i) {
        int level = levelsOf(n);
        double mean = means[level][i];
        double sum = squares[level][i];
        int joined = 1 << level;
        while (joined < n) {
            level = levelsOf(n - joined);
            int older = 1 << level;
            int end = i - joined;
            double apart = means[level][end] + (values[end] - values[i]) - mean;
            double share = (double) older / (older + joined);
            sum += squares[level][end] + apart * apart * share * joined;
            mean += apart * share;
            joined += older;
        }
        return sum;
    }
}
