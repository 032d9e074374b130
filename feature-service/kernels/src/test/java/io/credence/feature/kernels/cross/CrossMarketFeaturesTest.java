package io.credence.feature.kernels.cross;

import static io.credence.feature.kernels.oracle.Naive.ago;
import static io.credence.feature.kernels.oracle.Naive.correlation;
import static io.credence.feature.kernels.oracle.Naive.covariance;
import static io.credence.feature.kernels.oracle.Naive.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.RandomBars;
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

class CrossMarketFeaturesTest {

    private static final int BARS = 400;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheFormula(long seed) {
        // Given
        KnownMarket market = KnownMarket.random(seed, RandomBars.gapless(seed, BARS, Interval.H1));
        Map<String, IntToDoubleFunction> formulas = new HashMap<>();
        formulas.putAll(bitcoin(market));
        formulas.putAll(peers(market));
        formulas.putAll(parity(market));
        // When / Then
        NaiveComparison.check(new CrossMarketFeatures().features(), market, formulas);
    }

    @Test
    void shouldSeeOneMarketInPricesThatMoveTogether() {
        // Given peers whose prices are multiples of the instrument's
        KnownMarket market = KnownMarket.unknown(RandomBars.gapless(3L, 100, Interval.H1));
        double[] close = market.close();
        double times = 2.0;
        for (InputName peer : InputName.peers()) {
            double factor = times++;
            market = market.with(peer, i -> close[i] * factor);
        }
        // When
        double[][] values =
                market.run(List.of("market_mode_share_60", "peer_dispersion_20", "peer_rank_20"));
        // Then
        NaiveComparison.assertClose(values[0][99], 1.0);
        assertThat(values[1][99]).isLessThan(1e-15);
    }

    @Test
    void shouldExplainBitcoinByItself() {
        // Given
        KnownMarket market = KnownMarket.unknown(RandomBars.gapless(3L, 130, Interval.H1));
        double[] close = market.close();
        // When
        double[][] values =
                market.with(InputName.BTC_CLOSE, i -> close[i])
                        .run(
                                List.of(
                                        "btc_correlation_50",
                                        "btc_beta_100",
                                        "btc_residual_return_100",
                                        "btc_relative_strength_20"));
        // Then
        NaiveComparison.assertClose(values[0][129], 1.0);
        NaiveComparison.assertClose(values[1][129], 1.0);
        assertThat(Math.abs(values[2][129])).isLessThan(1e-15);
        assertThat(values[3][129]).isZero();
    }

    private static Map<String, IntToDoubleFunction> bitcoin(KnownMarket market) {
        double[] close = market.close();
        double[] btc = market.of(InputName.BTC_CLOSE);
        double[] r = Naive.logReturns(close);
        double[] b = Naive.logReturns(btc);
        double[] before = ago(b, 1);
        IntToDoubleFunction beta = t -> covariance(r, b, t, 100) / covariance(b, b, t, 100);
        double[] residual =
                each(BARS, t -> t < 101 ? Double.NaN : r[t] - beta.applyAsDouble(t - 1) * b[t]);
        return Map.of(
                "btc_correlation_50",
                t -> correlation(r, b, t, 50),
                "btc_correlation_100",
                t -> correlation(r, b, t, 100),
                "btc_beta_50",
                t -> covariance(r, b, t, 50) / covariance(b, b, t, 50),
                "btc_beta_100",
                beta,
                "btc_residual_return_100",
                t -> residual[t],
                "btc_residual_momentum_20",
                t -> Naive.sum(residual, t, 20),
                "btc_lead_correlation_50",
                t -> correlation(r, before, t, 50),
                "btc_relative_strength_20",
                t -> Math.log(close[t] / close[t - 20]) - Math.log(btc[t] / btc[t - 20]));
    }

    private static Map<String, IntToDoubleFunction> peers(KnownMarket market) {
        double[][] closes = new double[9][];
        closes[0] = market.close();
        for (int p = 0; p < 8; p++) {
            closes[p + 1] = market.of(InputName.peers().get(p));
        }
        double[][] returns = new double[9][];
        for (int p = 0; p < 9; p++) {
            returns[p] = Naive.logReturns(closes[p]);
        }
        double[] market8 =
                each(
                        BARS,
                        t -> {
                            double sum = 0.0;
                            for (int p = 1; p < 9; p++) {
                                sum += returns[p][t];
                            }
                            return sum / 8.0;
                        });
        return Map.of(
                "market_mode_share_60",
                t -> {
                    double[][] matrix = new double[9][9];
                    for (int i = 0; i < 9; i++) {
                        for (int j = 0; j < 9; j++) {
                            matrix[i][j] = correlation(returns[i], returns[j], t, 60);
                        }
                    }
                    return LargestEigenvalueTest.jacobi(matrix) / 9.0;
                },
                "peer_correlation_60",
                t -> correlation(returns[0], market8, t, 60),
                "peer_rank_20",
                t -> {
                    double below = 0.0;
                    for (int p = 1; p < 9; p++) {
                        below += twenty(closes[p], t) < twenty(closes[0], t) ? 1.0 : 0.0;
                    }
                    return below / 8.0;
                },
                "peer_dispersion_20",
                t -> {
                    double[] all = each(9, p -> twenty(closes[p], t));
                    return Math.sqrt(covariance(all, all, 8, 9) * 8.0 / 9.0);
                },
                "peer_relative_return_20",
                t -> {
                    double[] all = each(9, p -> twenty(closes[p], t));
                    return all[0] - Naive.mean(all, 8, 8);
                });
    }

    private static double twenty(double[] close, int t) {
        return (close[t] - close[t - 20]) / close[t - 20];
    }

    private static Map<String, IntToDoubleFunction> parity(KnownMarket market) {
        double[] close = market.close();
        double[] venue = market.of(InputName.VENUE_CLOSE);
        double[] first = market.of(InputName.LEG_1_CLOSE);
        double[] second = market.of(InputName.LEG_2_CLOSE);
        double[] r = Naive.logReturns(close);
        double[] apart = each(BARS, t -> (close[t] - venue[t]) / venue[t]);
        double[] triangle = each(BARS, t -> close[t] / first[t] / second[t] - 1.0);
        return Map.of(
                "venue_price_difference",
                t -> apart[t],
                "venue_price_zscore_50",
                t -> Naive.zScore(apart, t, 50),
                "triangular_deviation",
                t -> triangle[t],
                "triangular_zscore_50",
                t -> Naive.zScore(triangle, t, 50),
                "return_autocorrelation_1_50",
                t -> correlation(r, ago(r, 1), t, 50),
                "return_autocorrelation_5_50",
                t -> correlation(r, ago(r, 5), t, 50));
    }
}
