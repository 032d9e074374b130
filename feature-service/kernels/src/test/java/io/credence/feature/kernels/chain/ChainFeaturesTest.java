package io.credence.feature.kernels.chain;

import static io.credence.feature.kernels.oracle.Naive.each;
import static io.credence.feature.kernels.oracle.Naive.sum;
import static io.credence.feature.kernels.oracle.Naive.zScore;
import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.inputs.InputName;
import io.credence.feature.kernels.inputs.KnownMarket;
import io.credence.feature.kernels.oracle.NaiveComparison;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainFeaturesTest {

    private static final int BARS = 400;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheFormula(long seed) {
        // Given
        KnownMarket market = KnownMarket.random(seed, RandomBars.gapless(seed, BARS, Interval.H1));
        // When / Then
        NaiveComparison.check(new ChainFeatures().features(), market, formulas(market));
    }

    @Test
    void shouldSayWhatFollowsFromNothing() {
        // Given a chain on which nothing happens
        KnownMarket market = KnownMarket.unknown(RandomBars.gapless(1L, 100, Interval.H1));
        for (InputName name : InputName.values()) {
            market = market.with(name, i -> 0.0);
        }
        // When
        double[][] values =
                market.run(
                        List.of(
                                "exchange_net_flow_share",
                                "exchange_outflow_zscore_90",
                                "active_address_growth_24",
                                "fee_pressure_90",
                                "nvt_log_ratio",
                                "nvt_zscore_90"));
        // Then
        assertThat(each(6, f -> values[f][99])).containsExactly(0.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    }

    private static Map<String, IntToDoubleFunction> formulas(KnownMarket market) {
        double[] inflow = market.of(InputName.CHAIN_INFLOW);
        double[] outflow = market.of(InputName.CHAIN_OUTFLOW);
        double[] addresses = market.of(InputName.CHAIN_ACTIVE_ADDRESSES);
        double[] transactions = market.of(InputName.CHAIN_TRANSACTIONS);
        double[] fees = market.of(InputName.CHAIN_FEES);
        double[] stablecoins = market.of(InputName.CHAIN_STABLECOIN_SUPPLY);
        double[] whales = market.of(InputName.CHAIN_WHALE_TRANSFERS);
        double[] longTerm = market.of(InputName.CHAIN_LONG_TERM_SUPPLY);
        double[] cap = market.of(InputName.CHAIN_MARKET_CAP);
        double[] moved = market.of(InputName.CHAIN_TRANSFER_VOLUME);
        double[] net = each(BARS, t -> inflow[t] - outflow[t]);
        double[] nvt = each(BARS, t -> Math.log(cap[t]) - Math.log(moved[t]));
        return Map.ofEntries(
                Map.entry("exchange_net_flow_share", t -> net[t] / (inflow[t] + outflow[t])),
                Map.entry("exchange_net_flow_zscore_90", t -> zScore(net, t, 90)),
                Map.entry("exchange_inflow_zscore_90", t -> zScore(inflow, t, 90)),
                Map.entry("exchange_outflow_zscore_90", t -> zScore(outflow, t, 90)),
                Map.entry("active_address_growth_24", t -> growth(addresses, t)),
                Map.entry("active_address_zscore_90", t -> zScore(addresses, t, 90)),
                Map.entry("transaction_growth_24", t -> growth(transactions, t)),
                Map.entry(
                        "fee_pressure_90",
                        t ->
                                fees[t]
                                        / transactions[t]
                                        / (sum(fees, t, 90) / sum(transactions, t, 90))),
                Map.entry("stablecoin_supply_growth_24", t -> growth(stablecoins, t)),
                Map.entry("stablecoin_supply_log_ratio", t -> Math.log(cap[t] / stablecoins[t])),
                Map.entry("whale_transfer_zscore_90", t -> zScore(whales, t, 90)),
                Map.entry("long_term_share_change_24", t -> growth(longTerm, t)),
                Map.entry("nvt_log_ratio", t -> nvt[t]),
                Map.entry("nvt_zscore_90", t -> zScore(nvt, t, 90)));
    }

    private static double growth(double[] x, int t) {
        return Math.log(x[t]) - Math.log(x[t - 24]);
    }
}
