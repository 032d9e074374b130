package io.credence.feature.kernels.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Bar;
import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.inputs.InputName;
import io.credence.feature.kernels.inputs.KnownMarket;
import io.credence.feature.kernels.step.Comparisons;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Real and published values of what is known beside the bar.
class InputFeaturesOracleTest {

    private static final String INDICATORS = "stock-indicators/results/";

    @Test
    void shouldAgreeOnTheCorrelationOfTwoStocks() throws IOException {
        double[] values =
                twoStocks(g ->
                        Comparisons.correlation(g, InputName.VENUE_CLOSE.in(g), g.close(), 20));

        assertAgree(values, Fixtures.field(INDICATORS + "corr.standard.json", "correlation"), 483);
    }

    @Test
    void shouldAgreeOnTheBetaOfAStock() throws IOException {
        double[] values =
                twoStocks(g -> {
                    Kernel stock = InputName.VENUE_CLOSE.in(g);
                    return Comparisons.beta(
                            g,
                            Comparisons.relativeChange(g, stock, 1),
                            Comparisons.relativeChange(g, g.close(), 1),
                            50);
                });

        assertAgree(values, Fixtures.field(INDICATORS + "beta.standard.json", "beta"), 452);
    }

    @Test
    void shouldAgreeOnTheZScoreOfAStock() throws IOException {
        // Given the divisor n there and n - 1 here
        double[] expected = Fixtures.field(INDICATORS + "stdev.standard.json", "zScore");

        double[] values = twoStocks(g -> Comparisons.zScore(g, g.close(), 14));

        assertAgree(
                values,
                Arrays.stream(expected).map(z -> z * Math.sqrt(13.0 / 14.0)).toArray(),
                489);
    }

    @Test
    void shouldAgreeOnTheBasisOfBitcoin() throws IOException {
        // Given
        double[][] rows =
                Fixtures.columns(
                        "darufinance/basis_btc_perp_spot_1d.csv",
                        "close_spot",
                        "close_perp",
                        "basis_bp");
        // When
        double[] values =
                hours(rows[0], rows[0])
                        .with(InputName.PERP_CLOSE, i -> rows[1][i])
                        .run(List.of("perp_spot_basis"))[0];
        // Then
        assertAgree(Arrays.stream(values).map(x -> 1e4 * x).toArray(), rows[2], 24);
    }

    @Test
    void shouldAgreeOnTheValueOfBitcoinPerValueMoved() throws IOException {
        // Given
        double[][] rows =
                Fixtures.columns(
                        "darufinance/onchain_nvt_50d.csv",
                        "market_price",
                        "market_cap_usd",
                        "estimated_transaction_volume_usd",
                        "nvt");
        // When
        double[] values =
                hours(rows[0], rows[0])
                        .with(InputName.CHAIN_MARKET_CAP, i -> rows[1][i])
                        .with(InputName.CHAIN_TRANSFER_VOLUME, i -> rows[2][i])
                        .run(List.of("nvt_log_ratio"))[0];
        // Then
        assertAgree(Arrays.stream(values).map(Math::exp).toArray(), rows[3], 50);
    }

    @Test
    void shouldAddUpTheFundingThatWasPaid() throws IOException {
        // Given two hundred settlements, each known for eight hourly bars
        double[] rates = Fixtures.columns("darufinance/funding_btcusdt_200evt.csv", "rate")[0];
        double[] one = new double[8 * rates.length];
        Arrays.fill(one, 1.0);
        // When
        double[] values =
                hours(one, one)
                        .with(InputName.FUNDING_RATE, i -> rates[i / 8])
                        .run(List.of("funding_accrual_72"))[0];
        // Then the last nine
        for (int settled = 9; settled < rates.length; settled++) {
            NaiveComparison.assertClose(values[8 * settled + 7], Naive.sum(rates, settled, 9));
        }
    }

    @Test
    void shouldFollowTheOpenInterestOfBitcoin() throws IOException {
        // Given its price follows from its value
        double[][] rows =
                Fixtures.columns(
                        "darufinance/oi_btc_perp_1h_7d.csv", "open_interest", "open_interest_usd");
        double[] price = Naive.each(168, i -> rows[1][i] / rows[0][i]);
        // When
        double[][] values =
                hours(price, price)
                        .with(InputName.OPEN_INTEREST, i -> rows[0][i])
                        .run(
                                List.of(
                                        "open_interest_change_24",
                                        "log_return_1",
                                        "open_interest_price_correlation_50"));
        // Then
        for (int t = 50; t < 168; t++) {
            NaiveComparison.assertClose(values[0][t], Math.log(rows[0][t] / rows[0][t - 24]));
            NaiveComparison.assertClose(
                    values[2][t], Naive.correlation(Naive.logReturns(rows[0]), values[1], t, 50));
        }
    }

    @Test
    void shouldReadABookOfBitcoin() throws IOException {
        // Given
        double[][] bids = new double[25][];
        double[][] asks = new double[25][];
        for (int level = 0; level < 25; level++) {
            bids[level] = book("bids[" + level + "].amount");
            asks[level] = book("asks[" + level + "].amount");
        }
        double[] bid = book("bids[0].price");
        double[] ask = book("asks[0].price");
        KnownMarket market =
                hours(bid, ask)
                        .with(InputName.BOOK_BID, i -> bid[i])
                        .with(InputName.BOOK_ASK, i -> ask[i])
                        .with(InputName.BOOK_BID_SIZE, i -> bids[0][i])
                        .with(InputName.BOOK_ASK_SIZE, i -> asks[0][i])
                        .with(InputName.BOOK_BID_DEPTH_20, i -> depth(bids, i))
                        .with(InputName.BOOK_ASK_DEPTH_20, i -> depth(asks, i));
        // When
        double[][] values =
                market.run(
                        List.of(
                                "bid_ask_spread",
                                "book_imbalance_best",
                                "book_imbalance_20",
                                "microprice_distance"));
        // Then
        for (int t = 0; t < 10; t++) {
            double mid = (bid[t] + ask[t]) / 2.0;
            double best = bids[0][t] + asks[0][t];
            double weighted = (bid[t] * asks[0][t] + ask[t] * bids[0][t]) / best;
            double all = depth(bids, t) + depth(asks, t);
            assertThat(values[0][t]).isCloseTo((ask[t] - bid[t]) / mid, within(1e-15));
            NaiveComparison.assertClose(values[1][t], (bids[0][t] - asks[0][t]) / best);
            NaiveComparison.assertClose(values[2][t], (depth(bids, t) - depth(asks, t)) / all);
            assertThat(values[3][t]).isCloseTo(weighted / mid - 1.0, within(1e-15));
            assertThat(weighted).isBetween(bid[t], ask[t]);
        }
    }

    @Test
    void shouldReadTradesOfBitcoin() throws IOException {
        // Given bars of half a second, as if they were hours
        double[][] trades =
                Fixtures.columns(
                        "nautilus/btcusdt-trades.csv",
                        "timestamp_ms",
                        "price",
                        "quantity",
                        "buyer_maker");
        double[] buy = new double[93];
        double[] sell = new double[93];
        double[] notional = new double[93];
        double[] close = new double[93];
        for (int i = 0; i < trades[0].length; i++) {
            int bar = (int) ((trades[0][i] - 1_610_064_000_000.0) / 500.0);
            (trades[3][i] == 1.0 ? sell : buy)[bar] += trades[2][i];
            notional[bar] += trades[1][i] * trades[2][i];
            close[bar] = trades[1][i];
        }
        // When
        double[][] values =
                hours(close, close)
                        .with(InputName.TRADES_BUY_VOLUME, i -> buy[i])
                        .with(InputName.TRADES_SELL_VOLUME, i -> sell[i])
                        .with(InputName.TRADES_NOTIONAL, i -> notional[i])
                        .run(
                                List.of(
                                        "order_flow_imbalance_20",
                                        "trade_vwap_distance",
                                        "vpin_50",
                                        "kyle_lambda_50"));
        // Then
        for (int t = 50; t < 93; t++) {
            double bought = Naive.sum(buy, t, 20);
            double sold = Naive.sum(sell, t, 20);
            NaiveComparison.assertClose(values[0][t], (bought - sold) / (bought + sold));
            assertThat(Math.abs(values[1][t])).isLessThan(0.001);
            assertThat(values[2][t]).isBetween(Math.abs(bought(buy, sell, t)), 1.0);
        }
        // While the price rose, buying moved it.
        assertThat(values[3][92]).isPositive();
    }

    /// What all buckets net together is the least that they net one by one.
    private static double bought(double[] buy, double[] sell, int t) {
        double net = Naive.sum(buy, t, 50) - Naive.sum(sell, t, 50);
        return net / (Naive.sum(buy, t, 50) + Naive.sum(sell, t, 50));
    }

    private static double[] book(String column) throws IOException {
        return Fixtures.columns("nautilus/binance-futures_book_snapshot_25_BTCUSDT.csv", column)[0];
    }

    private static double depth(double[][] levels, int i) {
        double depth = 0.0;
        for (int level = 0; level < 20; level++) {
            depth += levels[level][i];
        }
        return depth;
    }

    private static KnownMarket hours(double[] low, double[] high) {
        BarColumns bars = new BarColumns();
        for (int i = 0; i < low.length; i++) {
            bars.add(new Bar(i * Interval.H1.millis(), low[i], high[i], low[i], high[i], 1.0));
        }
        return KnownMarket.unknown(bars);
    }

    /// A kernel of one stock's closes beside another's.
    private static double[] twoStocks(Function<KernelGraph, Kernel> of) throws IOException {
        double[] close = Fixtures.columns("stock-indicators/quotes/default.csv", "close")[0];
        double[] other = Fixtures.columns("stock-indicators/quotes/compare.csv", "close")[0];
        KernelGraph g = new KernelGraph();
        Kernel kernel = of.apply(g);
        return Naive.each(
                close.length,
                i -> {
                    double x = close[i];
                    g.step(i, x, x, x, x, 0.0, new double[] {other[i]});
                    return kernel.value();
                });
    }

    private static void assertAgree(double[] values, double[] expected, int defined) {
        assertThat(values).hasSameSizeAs(expected);
        int both = 0;
        for (int t = 0; t < values.length; t++) {
            assertThat(Double.isNaN(values[t]))
                    .as("bar %d", t)
                    .isEqualTo(Double.isNaN(expected[t]));
            if (!Double.isNaN(values[t])) {
                // What was rounded on the way to a number near 0, theirs or ours.
                double tolerance = 1e-9 * Math.abs(expected[t]) + 1e-11;
                assertThat(values[t]).isCloseTo(expected[t], within(tolerance));
                both++;
            }
        }
        assertThat(both).isEqualTo(defined);
    }
}
