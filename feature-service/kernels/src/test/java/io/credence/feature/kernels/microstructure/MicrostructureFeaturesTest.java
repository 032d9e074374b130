package io.credence.feature.kernels.microstructure;

import static io.credence.feature.kernels.oracle.Naive.covariance;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrostructureFeaturesTest {

    private static final int BARS = 400;
    private static final List<FeatureDefinition> FEATURES = new MicrostructureFeatures().features();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheFormula(long seed) {
        // Given
        KnownMarket market = KnownMarket.random(seed, RandomBars.gapless(seed, BARS, Interval.H1));
        Map<String, IntToDoubleFunction> formulas = new HashMap<>();
        formulas.putAll(trades(market));
        formulas.putAll(book(market));
        formulas.putAll(costs(market));
        // When / Then
        NaiveComparison.check(FEATURES, market, formulas);
    }

    @Test
    void shouldCutTheVolumeIntoBucketsThatNetWhatIsInThem() {
        // Given fifty bars of volume 1 to ten buckets of five, each bar wholly bought or wholly
        // sold
        double[] bought = each(50, i -> i % 5 < 3 ? 1.0 : 0.0);
        double[] sold = each(50, i -> i % 5 < 3 ? 0.0 : 1.0);
        KnownMarket market = traded(bought, sold);
        // When
        double[] values = market.run(List.of("vpin_50"))[0];
        // Then three of five against two of five in each
        assertThat(values[49]).isEqualTo(0.2);
    }

    @Test
    void shouldSplitABarThatIsLargerThanABucket() {
        // Given all volume in two bars, one bought, one sold
        double[] bought = each(50, i -> i == 20 ? 7.0 : 0.0);
        double[] sold = each(50, i -> i == 30 ? 7.0 : 0.0);
        KnownMarket market = traded(bought, sold);
        // When
        double[] values = market.run(List.of("vpin_50"))[0];
        // Then no bucket holds both
        NaiveComparison.assertClose(values[49], 1.0);
    }

    @Test
    void shouldFindTheSpreadThatMakesThePriceBounce() {
        // Given a mid price that stands still between a bid of 99.95 and an ask of 100.05, and
        // trades
        // at them in an order in which no three are more likely than any other three
        String sides = "00010111";
        BarColumns bars = new BarColumns();
        for (int i = 0; i < 100; i++) {
            double close = sides.charAt(i % 8) == '0' ? 99.95 : 100.05;
            bars.add(new Bar(i * Interval.H1.millis(), close, 100.05, 99.95, close, 1.0));
        }
        // When
        double[][] values =
                KnownMarket.unknown(bars)
                        .run(
                                List.of(
                                        "roll_spread_50",
                                        "corwin_schultz_spread_20",
                                        "abdi_ranaldo_spread_20"));
        // Then
        assertThat(values[0][99]).isBetween(0.00093, 0.00107);
        assertThat(values[1][99]).isBetween(0.0009999, 0.0010001);
        assertThat(values[2][99]).isBetween(0.0009999, 0.0010001);
    }

    @Test
    void shouldWeighTheBidsAgainstTheAsks() {
        // Given twice the asks, then half of them, an empty side, the other, an empty book, a side
        // that nobody knows
        double[] bids = {8.0, 2.0, 0.0, 4.0, 0.0, 4.0};
        double[] asks = {4.0, 4.0, 4.0, 0.0, 0.0, Double.NaN};
        KnownMarket market =
                KnownMarket.unknown(RandomBars.gapless(1L, 6, Interval.H1))
                        .with(InputName.BOOK_BID_DEPTH_10, i -> bids[i])
                        .with(InputName.BOOK_ASK_DEPTH_10, i -> asks[i]);
        // When
        double[] values = market.run(List.of("book_depth_log_ratio_10"))[0];
        // Then no side is infinitely deeper than the other
        double two = StrictMath.log(2.0);
        assertThat(values).containsExactly(two, -two, 0.0, 0.0, 0.0, Double.NaN);
    }

    private static KnownMarket traded(double[] bought, double[] sold) {
        return KnownMarket.unknown(RandomBars.gapless(1L, bought.length, Interval.H1))
                .with(InputName.TRADES_BUY_VOLUME, i -> bought[i])
                .with(InputName.TRADES_SELL_VOLUME, i -> sold[i]);
    }

    private static Map<String, IntToDoubleFunction> trades(KnownMarket market) {
        double[] close = market.close();
        double[] buy = market.of(InputName.TRADES_BUY_VOLUME);
        double[] sell = market.of(InputName.TRADES_SELL_VOLUME);
        double[] buys = market.of(InputName.TRADES_BUY_COUNT);
        double[] sells = market.of(InputName.TRADES_SELL_COUNT);
        double[] notional = market.of(InputName.TRADES_NOTIONAL);
        double[] largest = market.of(InputName.TRADES_LARGEST);
        double[] signed = each(BARS, t -> buy[t] - sell[t]);
        double[] volume = each(BARS, t -> buy[t] + sell[t]);
        double[] trades = each(BARS, t -> buys[t] + sells[t]);
        double[] r = Naive.logReturns(close);
        return Map.ofEntries(
                Map.entry("order_flow_imbalance", t -> over(signed[t], volume[t], 0.0)),
                Map.entry(
                        "order_flow_imbalance_20",
                        t -> over(sum(buy, t, 20) - sum(sell, t, 20), sum(volume, t, 20), 0.0)),
                Map.entry("trade_count_imbalance", t -> over(buys[t] - sells[t], trades[t], 0.0)),
                Map.entry(
                        "buy_volume_share_50",
                        t -> over(sum(buy, t, 50), sum(buy, t, 50) + sum(sell, t, 50), 0.5)),
                Map.entry("signed_volume_zscore_50", t -> Naive.zScore(signed, t, 50)),
                Map.entry("trade_intensity_50", t -> over(trades[t], mean(trades, t, 50), 1.0)),
                Map.entry(
                        "trade_size_ratio_50",
                        t ->
                                trades[t] == 0.0
                                        ? 1.0
                                        : volume[t]
                                                / trades[t]
                                                / (sum(volume, t, 50) / sum(trades, t, 50))),
                Map.entry("largest_trade_share", t -> over(largest[t], volume[t], 0.0)),
                Map.entry(
                        "trade_vwap_distance",
                        t -> volume[t] == 0.0 ? 0.0 : close[t] / (notional[t] / volume[t]) - 1.0),
                Map.entry(
                        "kyle_lambda_50",
                        t ->
                                covariance(r, signed, t, 50)
                                        / covariance(signed, signed, t, 50)
                                        * mean(volume, t, 50)),
                Map.entry("vpin_50", t -> informedTrading(buy, sell, t)));
    }

    /// By the integral of buys and sells over volume: what was bought until a share of it was
    /// traded.
    private static double informedTrading(double[] buy, double[] sell, int t) {
        double all = sum(buy, t, 50) + sum(sell, t, 50);
        double sum = 0.0;
        for (int bucket = 0; bucket < 10; bucket++) {
            double from = all * bucket / 10.0;
            double to = all * (bucket + 1) / 10.0;
            double bought = until(buy, sell, buy, t, to) - until(buy, sell, buy, t, from);
            double sold = until(buy, sell, sell, t, to) - until(buy, sell, sell, t, from);
            sum += Math.abs(bought - sold);
        }
        return sum / all;
    }

    private static double until(double[] buy, double[] sell, double[] of, int t, double traded) {
        double before = 0.0;
        double sum = 0.0;
        for (int i = t - 49; i <= t; i++) {
            double volume = buy[i] + sell[i];
            if (volume > 0.0) {
                double share = Math.min(Math.max((traded - before) / volume, 0.0), 1.0);
                sum += share * of[i];
            }
            before += volume;
        }
        return sum;
    }

    private static Map<String, IntToDoubleFunction> book(KnownMarket market) {
        double[] bid = market.of(InputName.BOOK_BID);
        double[] ask = market.of(InputName.BOOK_ASK);
        double[] bids = market.of(InputName.BOOK_BID_SIZE);
        double[] asks = market.of(InputName.BOOK_ASK_SIZE);
        double[] bids5 = market.of(InputName.BOOK_BID_DEPTH_5);
        double[] asks5 = market.of(InputName.BOOK_ASK_DEPTH_5);
        double[] bids10 = market.of(InputName.BOOK_BID_DEPTH_10);
        double[] asks10 = market.of(InputName.BOOK_ASK_DEPTH_10);
        double[] bids20 = market.of(InputName.BOOK_BID_DEPTH_20);
        double[] asks20 = market.of(InputName.BOOK_ASK_DEPTH_20);
        double[] mid = each(BARS, t -> (bid[t] + ask[t]) / 2);
        double[] spread = each(BARS, t -> (ask[t] - bid[t]) / mid[t]);
        double[] queue = each(BARS, t -> over(bids[t] - asks[t], bids[t] + asks[t], 0.0));
        double[] depth = each(BARS, t -> bids20[t] + asks20[t]);
        double[] flow = each(BARS, t -> t == 0 ? Double.NaN : flow(bid, ask, bids, asks, t));
        double[] best = each(BARS, t -> bids[t] + asks[t]);
        return Map.ofEntries(
                Map.entry("bid_ask_spread", t -> spread[t]),
                Map.entry("bid_ask_spread_ratio_50", t -> spread[t] / mean(spread, t, 50)),
                Map.entry("book_imbalance_best", t -> queue[t]),
                Map.entry("book_imbalance_5", t -> (bids5[t] - asks5[t]) / (bids5[t] + asks5[t])),
                Map.entry(
                        "book_imbalance_10",
                        t -> (bids10[t] - asks10[t]) / (bids10[t] + asks10[t])),
                Map.entry("book_imbalance_20", t -> (bids20[t] - asks20[t]) / depth[t]),
                Map.entry("book_depth_log_ratio_5", t -> Math.log(bids5[t]) - Math.log(asks5[t])),
                Map.entry(
                        "book_depth_log_ratio_10", t -> Math.log(bids10[t]) - Math.log(asks10[t])),
                Map.entry(
                        "book_depth_log_ratio_20", t -> Math.log(bids20[t]) - Math.log(asks20[t])),
                Map.entry("book_depth_20_ratio_50", t -> depth[t] / mean(depth, t, 50)),
                Map.entry("book_depth_concentration", t -> (bids5[t] + asks5[t]) / depth[t]),
                Map.entry(
                        "microprice_distance",
                        t ->
                                best[t] == 0.0
                                        ? 0.0
                                        : (bid[t] * asks[t] + ask[t] * bids[t]) / best[t] / mid[t]
                                                - 1.0),
                Map.entry("queue_imbalance_change", t -> queue[t] - queue[t - 1]),
                Map.entry("book_order_flow_20", t -> sum(flow, t, 20) / mean(best, t, 20)));
    }

    private static double flow(double[] bid, double[] ask, double[] bids, double[] asks, int t) {
        double flow = 0.0;
        if (bid[t] >= bid[t - 1]) {
            flow += bids[t];
        }
        if (bid[t] <= bid[t - 1]) {
            flow -= bids[t - 1];
        }
        if (ask[t] <= ask[t - 1]) {
            flow -= asks[t];
        }
        if (ask[t] >= ask[t - 1]) {
            flow += asks[t - 1];
        }
        return flow;
    }

    private static Map<String, IntToDoubleFunction> costs(KnownMarket market) {
        double[] close = market.close();
        double[] high = market.high();
        double[] low = market.low();
        double[] volume = market.volume();
        double[] moved = each(BARS, t -> t == 0 ? Double.NaN : close[t] - close[t - 1]);
        double[] before = Naive.ago(moved, 1);
        double[] pair = each(BARS, t -> t == 0 ? Double.NaN : corwinSchultz(high, low, t));
        double[] product =
                each(
                        BARS,
                        t ->
                                t == 0
                                        ? Double.NaN
                                        : (Math.log(close[t - 1]) - middle(high, low, t - 1))
                                                * (Math.log(close[t - 1]) - middle(high, low, t)));
        return Map.of(
                "amihud_illiquidity_20",
                t -> amihud(close, volume, t),
                "roll_spread_50",
                t -> 2.0 * Math.sqrt(Math.max(-covariance(moved, before, t, 50), 0.0)) / close[t],
                "corwin_schultz_spread_20",
                t -> mean(pair, t, 20),
                "abdi_ranaldo_spread_20",
                t -> Math.sqrt(Math.max(4.0 * mean(product, t, 20), 0.0)));
    }

    private static double middle(double[] high, double[] low, int t) {
        return (Math.log(high[t]) + Math.log(low[t])) / 2.0;
    }

    private static double corwinSchultz(double[] high, double[] low, int t) {
        double beta =
                Math.pow(Math.log(high[t] / low[t]), 2)
                        + Math.pow(Math.log(high[t - 1] / low[t - 1]), 2);
        double gamma =
                Math.pow(
                        Math.log(Math.max(high[t], high[t - 1]) / Math.min(low[t], low[t - 1])), 2);
        double k = 3.0 - 2.0 * Math.sqrt(2.0);
        double alpha = (Math.sqrt(2.0 * beta) - Math.sqrt(beta)) / k - Math.sqrt(gamma / k);
        return Math.max(2.0 * Math.tanh(alpha / 2.0), 0.0);
    }

    private static double amihud(double[] close, double[] volume, int t) {
        int[] traded = IntStream.rangeClosed(t - 19, t).filter(i -> volume[i] > 0.0).toArray();
        double impact =
                Arrays.stream(traded)
                        .mapToDouble(i ->
                                Math.abs(close[i] / close[i - 1] - 1.0) / (close[i] * volume[i]))
                        .average()
                        .orElse(0.0);
        double notional =
                Arrays.stream(traded).mapToDouble(i -> close[i] * volume[i]).average().orElse(0.0);
        return impact * notional;
    }
}
