package io.credence.feature.kernels.derivatives;

import static io.credence.feature.kernels.oracle.Naive.each;
import static io.credence.feature.kernels.oracle.Naive.mean;
import static io.credence.feature.kernels.oracle.Naive.over;
import static io.credence.feature.kernels.oracle.Naive.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Bar;
import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.inputs.InputName;
import io.credence.feature.kernels.inputs.KnownMarket;
import io.credence.feature.kernels.oracle.Naive;
import io.credence.feature.kernels.oracle.NaiveComparison;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivativesFeaturesTest {

    private static final int BARS = 400;
    private static final List<FeatureDefinition> FEATURES = new DerivativesFeatures().features();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheFormula(long seed) {
        // Given
        KnownMarket market = KnownMarket.random(seed, RandomBars.gapless(seed, BARS, Interval.H1));
        Map<String, IntToDoubleFunction> formulas = new HashMap<>();
        formulas.putAll(funding(market));
        formulas.putAll(basis(market));
        formulas.putAll(positions(market));
        // When / Then
        NaiveComparison.check(FEATURES, market, formulas);
    }

    @Test
    void shouldSayThatPositionsGrowAgainstAFallingPrice() {
        // Given open interest that rises by the same share at each bar
        KnownMarket market =
                KnownMarket.unknown(RandomBars.gapless(1L, 60, Interval.H1))
                        .with(InputName.OPEN_INTEREST, i -> Math.pow(1.5, i));
        double[] close = market.close();
        double way = Math.log(close[59] / close[35]);
        double squares = 0.0;
        for (int i = 36; i < 60; i++) {
            squares += Math.pow(Math.log(close[i] / close[i - 1]), 2);
        }
        // When
        double[] values = market.run(List.of("open_interest_price_divergence_24"))[0];
        // Then it is as far as 24 equal steps can lead
        NaiveComparison.assertClose(values[59], Math.sqrt(24.0) - way / Math.sqrt(squares));
    }

    @Test
    void shouldCountFundingByTimeAndNotByBars() {
        // Given hourly bars of which every other is missing
        BarColumns bars = new BarColumns();
        for (int i = 0; i < 100; i++) {
            bars.add(new Bar(2L * i * Interval.H1.millis(), 1.0, 1.0, 1.0, 1.0, 1.0));
        }
        KnownMarket market = KnownMarket.unknown(bars).with(InputName.FUNDING_RATE, i -> 1e-4);
        // When
        double[] values = market.run(List.of("funding_accrual_72"))[0];
        // Then six days with three settlements each
        assertThat(values[71]).isNaN();
        NaiveComparison.assertClose(values[72], 18e-4);
    }

    private static Map<String, IntToDoubleFunction> funding(KnownMarket market) {
        double[] rate = market.of(InputName.FUNDING_RATE);
        double[] predicted = market.of(InputName.FUNDING_PREDICTED);
        return Map.of(
                "funding_rate",
                t -> rate[t],
                "funding_rate_change_24",
                t -> rate[t] - rate[t - 24],
                "funding_rate_mean_9",
                t -> mean(rate, t, 9),
                "funding_rate_zscore_90",
                t -> Naive.zScore(rate, t, 90),
                "funding_accrual_72",
                t -> sum(rate, t, 72) / 8.0,
                "funding_predicted_difference",
                t -> predicted[t] - rate[t]);
    }

    private static Map<String, IntToDoubleFunction> basis(KnownMarket market) {
        double[] close = market.close();
        double[] mark = market.of(InputName.MARK_CLOSE);
        double[] index = market.of(InputName.INDEX_CLOSE);
        double[] perp = market.of(InputName.PERP_CLOSE);
        double[] basis = each(BARS, t -> (perp[t] - index[t]) / index[t]);
        return Map.of(
                "perp_index_basis",
                t -> basis[t],
                "perp_spot_basis",
                t -> (perp[t] - close[t]) / close[t],
                "mark_index_premium",
                t -> (mark[t] - index[t]) / index[t],
                "perp_index_basis_zscore_50",
                t -> Naive.zScore(basis, t, 50));
    }

    private static Map<String, IntToDoubleFunction> positions(KnownMarket market) {
        double[] close = market.close();
        double[] volume = market.volume();
        double[] open = market.of(InputName.OPEN_INTEREST);
        double[] ratio = market.of(InputName.LONG_SHORT_RATIO);
        double[] forcedBuys = market.of(InputName.LIQUIDATIONS_BUY);
        double[] forcedSells = market.of(InputName.LIQUIDATIONS_SELL);
        double[] opened = Naive.logReturns(open);
        double[] r = Naive.logReturns(close);
        return Map.of(
                "open_interest_change_1",
                t -> Math.log(open[t]) - Math.log(open[t - 1]),
                "open_interest_change_24",
                t -> Math.log(open[t]) - Math.log(open[t - 24]),
                "open_interest_to_volume_24",
                t -> open[t] / sum(volume, t, 24),
                "open_interest_price_divergence_24",
                t -> drift(opened, t) - drift(r, t),
                "open_interest_price_correlation_50",
                t -> Naive.correlation(opened, r, t, 50),
                "long_short_log_ratio",
                t -> Math.log(ratio[t]),
                "long_short_ratio_change_24",
                t -> Math.log(ratio[t]) - Math.log(ratio[t - 24]),
                "liquidation_imbalance_24",
                t ->
                        over(
                                sum(forcedBuys, t, 24) - sum(forcedSells, t, 24),
                                sum(forcedBuys, t, 24) + sum(forcedSells, t, 24),
                                0.0),
                "liquidation_share_24",
                t -> (sum(forcedBuys, t, 24) + sum(forcedSells, t, 24)) / sum(volume, t, 24));
    }

    private static double drift(double[] x, int t) {
        double squares = 0.0;
        for (int i = t - 23; i <= t; i++) {
            squares += x[i] * x[i];
        }
        return sum(x, t, 24) / Math.sqrt(squares);
    }
}
