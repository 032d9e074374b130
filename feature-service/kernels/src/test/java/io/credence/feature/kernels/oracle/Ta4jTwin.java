package io.credence.feature.kernels.oracle;

import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.Num;

/// A feature of the catalogue that ta4j computes too.
///
/// @param settled the first bar from which both agree: ta4j begins recursive means at the first
///   value, the catalogue at the mean of the first few, which is forgotten by then
/// @param values the feature's value at each bar, from ta4j's indicators over a series
public record Ta4jTwin(
        String feature, int settled, Function<BarSeries, IntToDoubleFunction> values) {

    /// The indicator's value times `scale`.
    static Ta4jTwin of(
            String feature,
            int settled,
            double scale,
            Function<BarSeries, Indicator<Num>> indicator) {
        return new Ta4jTwin(
                feature,
                settled,
                series -> {
                    Indicator<Num> made = indicator.apply(series);
                    return t -> scale * value(made, t);
                });
    }

    /// The indicator, a price, over the close.
    static Ta4jTwin ofClose(
            String feature, int settled, Function<BarSeries, Indicator<Num>> indicator) {
        return new Ta4jTwin(
                feature,
                settled,
                series -> {
                    Indicator<Num> made = indicator.apply(series);
                    Indicator<Num> close = new ClosePriceIndicator(series);
                    return t -> value(made, t) / value(close, t);
                });
    }

    /// How far the close lies from the indicator, a price, as a fraction of it.
    static Ta4jTwin distance(
            String feature, int settled, Function<BarSeries, Indicator<Num>> indicator) {
        return new Ta4jTwin(
                feature,
                settled,
                series -> {
                    Indicator<Num> made = indicator.apply(series);
                    Indicator<Num> close = new ClosePriceIndicator(series);
                    return t -> value(close, t) / value(made, t) - 1.0;
                });
    }

    static double value(Indicator<Num> indicator, int t) {
        return indicator.getValue(t).doubleValue();
    }

    @Override
    public String toString() {
        return feature;
    }
}
