package io.credence.feature.kernels.chain;

import static io.credence.feature.kernels.inputs.InputName.CHAIN_ACTIVE_ADDRESSES;
import static io.credence.feature.kernels.inputs.InputName.CHAIN_FEES;
import static io.credence.feature.kernels.inputs.InputName.CHAIN_INFLOW;
import static io.credence.feature.kernels.inputs.InputName.CHAIN_LONG_TERM_SUPPLY;
import static io.credence.feature.kernels.inputs.InputName.CHAIN_MARKET_CAP;
import static io.credence.feature.kernels.inputs.InputName.CHAIN_OUTFLOW;
import static io.credence.feature.kernels.inputs.InputName.CHAIN_STABLECOIN_SUPPLY;
import static io.credence.feature.kernels.inputs.InputName.CHAIN_TRANSACTIONS;
import static io.credence.feature.kernels.inputs.InputName.CHAIN_TRANSFER_VOLUME;
import static io.credence.feature.kernels.inputs.InputName.CHAIN_WHALE_TRANSFERS;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.feature.kernels.definition.FeatureProvider;
import io.credence.feature.kernels.inputs.InputName;
import io.credence.feature.kernels.inputs.WhileKnown;
import io.credence.feature.kernels.step.Comparisons;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Quotient;
import java.util.List;
import java.util.function.Function;

/// What the chain of the base asset shows. Its numbers come once a block, an hour or a day and
/// repeat from bar to bar until then, so a lag or a window counts bars, not numbers.
public final class ChainFeatures implements FeatureProvider {

    private static final String WOO = "Woo, Is Bitcoin in a Bubble? Check the NVT Ratio, 2017";

    @Override
    public List<FeatureDefinition> features() {
        return List.of(
                netFlowShare(),
                zScore("exchange_net_flow", "inflow - outflow", 90, ChainFeatures::netFlow),
                zScore("exchange_inflow", "chain.inflow", 90, CHAIN_INFLOW::in),
                zScore("exchange_outflow", "chain.outflow", 90, CHAIN_OUTFLOW::in),
                growth("active_address_growth", CHAIN_ACTIVE_ADDRESSES, 24),
                zScore("active_address", "chain.active_addresses", 90, CHAIN_ACTIVE_ADDRESSES::in),
                growth("transaction_growth", CHAIN_TRANSACTIONS, 24),
                feePressure(90),
                growth("stablecoin_supply_growth", CHAIN_STABLECOIN_SUPPLY, 24),
                logRatio(
                        "stablecoin_supply_log_ratio",
                        CHAIN_MARKET_CAP,
                        CHAIN_STABLECOIN_SUPPLY,
                        "CryptoQuant, Stablecoin Supply Ratio, 2019"),
                zScore("whale_transfer", "chain.whale_transfers", 90, CHAIN_WHALE_TRANSFERS::in),
                longTermShareChange(24),
                logRatio("nvt_log_ratio", CHAIN_MARKET_CAP, CHAIN_TRANSFER_VOLUME, WOO),
                zScore(
                        "nvt",
                        "ln(chain.market_cap / chain.transfer_volume)",
                        90,
                        g -> logRatio(g, CHAIN_MARKET_CAP, CHAIN_TRANSFER_VOLUME)));
    }

    private static FeatureDefinition.Builder named(String name) {
        return FeatureDefinition.named(name).group(FeatureGroup.ON_CHAIN);
    }

    private static FeatureDefinition zScore(
            String prefix, String of, int n, Function<KernelGraph, Kernel> kernel) {
        return WhileKnown.define(
                named(prefix + "_zscore_" + n)
                        .with("window", n)
                        .unit("standard deviations")
                        .formula("(x - mean) / std (n - 1) over " + n + " bars, x = " + of),
                "0 where all are equal",
                g -> Comparisons.zScore(g, kernel.apply(g), n));
    }

    private static FeatureDefinition growth(String prefix, InputName of, int lag) {
        return WhileKnown.define(
                named(prefix + "_" + lag)
                        .with("lag", lag)
                        .unit("fraction")
                        .formula("ln(x / x[-" + lag + "]), x = " + of.key()),
                "0 where either is 0",
                g -> Comparisons.logChange(g, of.in(g), lag));
    }

    private static FeatureDefinition logRatio(
            String name, InputName above, InputName below, String source) {
        return WhileKnown.define(
                named(name)
                        .unit("log ratio")
                        .formula("ln(" + above.key() + " / " + below.key() + ")")
                        .cited(source),
                "0 where either is 0",
                g -> logRatio(g, above, below));
    }

    private static Kernel logRatio(KernelGraph g, InputName above, InputName below) {
        return Comparisons.logRatio(g, above.in(g), below.in(g));
    }

    private static Kernel netFlow(KernelGraph g) {
        return Comparisons.difference(g, CHAIN_INFLOW.in(g), CHAIN_OUTFLOW.in(g));
    }

    private static FeatureDefinition netFlowShare() {
        return WhileKnown.define(
                named("exchange_net_flow_share")
                        .unit("-1..1")
                        .formula("(inflow - outflow) / (inflow + outflow): above 0 to exchanges"),
                "0 where nothing flowed",
                g -> Comparisons.imbalance(g, CHAIN_INFLOW.in(g), CHAIN_OUTFLOW.in(g), 1));
    }

    private static FeatureDefinition feePressure(int n) {
        return WhileKnown.define(
                named("fee_pressure_" + n)
                        .with("window", n)
                        .unit("multiple of the mean")
                        .formula(
                                "(fees / transactions) / (sum(fees) / sum(transactions)) over "
                                        + n
                                        + " bars"),
                "1 where there is no transaction, or no fee in the window",
                g -> {
                    Kernel fee = CHAIN_FEES.in(g);
                    Kernel count = CHAIN_TRANSACTIONS.in(g);
                    Kernel fees = g.sum(fee, n);
                    Kernel counts = g.sum(count, n);
                    return g.formula(
                            () ->
                                    Quotient.of(
                                            fee.value() * counts.value(),
                                            count.value() * fees.value(),
                                            1.0),
                            fees,
                            counts);
                });
    }

    private static FeatureDefinition longTermShareChange(int lag) {
        return WhileKnown.define(
                named("long_term_share_change_" + lag)
                        .with("lag", lag)
                        .unit("fraction")
                        .formula(
                                "ln(x / x[-"
                                        + lag
                                        + "]), x = chain.long_term_supply: the share's own change,"
                                        + " as the supply of all coins hardly moves in that time"),
                "0 where either is 0",
                g -> Comparisons.logChange(g, CHAIN_LONG_TERM_SUPPLY.in(g), lag));
    }
}
