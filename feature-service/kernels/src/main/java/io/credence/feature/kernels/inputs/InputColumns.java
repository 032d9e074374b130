package io.credence.feature.kernels.inputs;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is known beside each of some bars when it closes: a column per name, NaN where nothing is.
public final class InputColumns {

    private final int bars;
    private final Map<String, double[]> byName;

    /// The caller's arrays, which nobody may change from now on.
    ///
    /// @throws IllegalArgumentException when a column has not one number per bar
    public InputColumns(int bars, Map<String, double[]> byName) {
        byName.forEach((name, column) -> {
            if (column.length != bars) {
                throw new IllegalArgumentException(
                        "%s has %d numbers for %d bars".formatted(name, column.length, bars));
            }
        });
        this.bars = bars;
        this.byName = new TreeMap<>(byName);
    }

    /// Of bars beside which nothing is known.
    public static InputColumns unknown(int bars) {
        return new InputColumns(bars, Map.of());
    }

    public int bars() {
        return bars;
    }

    /// The columns of `names`, in their order.
    public double[][] columns(List<String> names) {
        double[] unknown = new double[bars];
        Arrays.fill(unknown, Double.NaN);
        return names.stream()
                .map(name -> byName.getOrDefault(name, unknown))
                .toArray(double[][]::new);
    }

    /// What is known of `names` beside one bar, in their order.
    public double[] row(List<String> names, int bar) {
        double[] row = new double[names.size()];
        for (int k = 0; k < row.length; k++) {
            double[] column = byName.get(names.get(k));
            row[k] = column == null ? Double.NaN : column[bar];
        }
        return row;
    }
}
