package io.credence.feature.kernels.microstructure;

import static io.credence.feature.kernels.inputs.InputName.BOOK_ASK;
import static io.credence.feature.kernels.inputs.InputName.BOOK_ASK_DEPTH_10;
import static io.credence.feature.kernels.inputs.InputName.BOOK_ASK_DEPTH_20;
import static io.credence.feature.kernels.inputs.InputName.BOOK_ASK_DEPTH_5;
import static io.credence.feature.kernels.inputs.InputName.BOOK_ASK_SIZE;
import static io.credence.feature.kernels.inputs.InputName.BOOK_BID;
import static io.credence.feature.kernels.inputs.InputName.BOOK_BID_DEPTH_10;
import static io.credence.feature.kernels.inputs.InputName.BOOK_BID_DEPTH_20;
import static io.credence.feature.kernels.inputs.InputName.BOOK_BID_DEPTH_5;
import static io.credence.feature.kernels.inputs.InputName.BOOK_BID_SIZE;
import static io.credence.feature.kernels.microstructure.MicrostructureFeatures.named;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.inputs.InputName;
import io.credence.feature.kernels.inputs.WhileKnown;
import io.credence.feature.kernels.step.Comparisons;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Quotient;
import io.credence.feature.kernels.step.Window;
import java.util.List;

/// The order book as it stands at the bar's close; `mid = (bid + ask) / 2`.
final class BookFeatures {

    private static final String EMPTY_BOOK = "0 where nothing waits on either side";
    private static final String GOULD =
            "Gould, Bonart, Queue Imbalance as a One-Tick-Ahead Price Predictor in a Limit Order"
                    + " Book, Market Microstructure and Liquidity, 2016";
    private static final String CAO =
            "the imbalance of demand and supply along the book of Cao, Hansch, Wang, The"
                    + " Information Content of an Open Limit-Order Book, Journal of Futures"
                    + " Markets, 2009";

    private BookFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                spread(),
                spreadRatio(50),
                imbalance("best", BOOK_BID_SIZE, BOOK_ASK_SIZE),
                imbalance("5", BOOK_BID_DEPTH_5, BOOK_ASK_DEPTH_5),
                imbalance("10", BOOK_BID_DEPTH_10, BOOK_ASK_DEPTH_10),
                imbalance("20", BOOK_BID_DEPTH_20, BOOK_ASK_DEPTH_20),
                depthRatio("5", BOOK_BID_DEPTH_5, BOOK_ASK_DEPTH_5),
                depthRatio("10", BOOK_BID_DEPTH_10, BOOK_ASK_DEPTH_10),
                depthRatio("20", BOOK_BID_DEPTH_20, BOOK_ASK_DEPTH_20),
                depthToItsMean(50),
                depthConcentration(),
                micropriceDistance(),
                queueImbalanceChange(),
                orderFlow(20));
    }

    private static Kernel relativeSpread(KernelGraph g) {
        Kernel bid = BOOK_BID.in(g);
        Kernel ask = BOOK_ASK.in(g);
        return g.formula(
                "relative bid-ask spread",
                () -> (ask.value() - bid.value()) / ((ask.value() + bid.value()) / 2.0),
                bid,
                ask);
    }

    private static Kernel queueImbalance(KernelGraph g) {
        return Comparisons.imbalance(g, BOOK_BID_SIZE.in(g), BOOK_ASK_SIZE.in(g), 1);
    }

    private static FeatureDefinition spread() {
        return WhileKnown.define(
                named("bid_ask_spread").unit("fraction").formula("(ask - bid) / mid"),
                "",
                BookFeatures::relativeSpread);
    }

    private static FeatureDefinition spreadRatio(int n) {
        return WhileKnown.define(
                named("bid_ask_spread_ratio_" + n)
                        .with("window", n)
                        .unit("multiple of the mean")
                        .formula("x / mean(x, " + n + "), x = (ask - bid) / mid"),
                "1 where all are 0",
                g -> Comparisons.toMean(g, relativeSpread(g), n));
    }

    private static FeatureDefinition imbalance(String levels, InputName bids, InputName asks) {
        return WhileKnown.define(
                named("book_imbalance_" + levels)
                        .unit("-1..1")
                        .formula("(b - a) / (b + a), b = " + bids.key() + ", a = " + asks.key())
                        .cited(GOULD),
                EMPTY_BOOK,
                g -> Comparisons.imbalance(g, bids.in(g), asks.in(g), 1));
    }

    // The logarithm: twice as deep is as far above 0 as half as deep is below.
    private static FeatureDefinition depthRatio(String levels, InputName bids, InputName asks) {
        return WhileKnown.define(
                named("book_depth_log_ratio_" + levels)
                        .unit("log ratio")
                        .formula("ln(" + bids.key() + " / " + asks.key() + ")")
                        .cited(CAO),
                "0 where nothing waits on either side, or on one",
                g -> Comparisons.logRatio(g, bids.in(g), asks.in(g)));
    }

    private static FeatureDefinition depthToItsMean(int n) {
        return WhileKnown.define(
                named("book_depth_20_ratio_" + n)
                        .with("window", n)
                        .unit("multiple of the mean")
                        .formula(
                                "x / mean(x, "
                                        + n
                                        + "), x = what waits in the best 20 bids and asks"),
                "1 where the book is always empty",
                g -> Comparisons.toMean(g, depth20(g), n));
    }

    private static Kernel depth20(KernelGraph g) {
        return Comparisons.total(g, BOOK_BID_DEPTH_20.in(g), BOOK_ASK_DEPTH_20.in(g));
    }

    private static FeatureDefinition depthConcentration() {
        return WhileKnown.define(
                named("book_depth_concentration")
                        .unit("0..1")
                        .formula("what waits in the best 5 bids and asks / in the best 20"),
                EMPTY_BOOK,
                g -> {
                    Kernel near =
                            Comparisons.total(g, BOOK_BID_DEPTH_5.in(g), BOOK_ASK_DEPTH_5.in(g));
                    Kernel all = depth20(g);
                    return g.formula(() -> Quotient.of(near.value(), all.value(), 0.0), near, all);
                });
    }

    private static FeatureDefinition micropriceDistance() {
        return WhileKnown.define(
                named("microprice_distance")
                        .unit("fraction")
                        .formula(
                                "(bid * ask_size + ask * bid_size) / (bid_size + ask_size) / mid -"
                                        + " 1, which is half the relative spread times the"
                                        + " imbalance at the best prices")
                        .cited(
                                "the weighted mid-price of Stoikov, The Micro-Price, Quantitative"
                                        + " Finance, 2018"),
                EMPTY_BOOK,
                g -> {
                    Kernel spread = relativeSpread(g);
                    Kernel imbalance = queueImbalance(g);
                    return g.formula(
                            () -> 0.5 * spread.value() * imbalance.value(), spread, imbalance);
                });
    }

    private static FeatureDefinition queueImbalanceChange() {
        return WhileKnown.define(
                named("queue_imbalance_change")
                        .unit("-2..2")
                        .formula(
                                "x - x[-1], x = (bid_size - ask_size) / (bid_size + ask_size) at"
                                        + " the best prices")
                        .cited(GOULD),
                "x is 0 where nothing waits",
                g -> g.change(queueImbalance(g), 1));
    }

    private static FeatureDefinition orderFlow(int n) {
        return WhileKnown.define(
                named("book_order_flow_" + n)
                        .with("window", n)
                        .unit("multiple of the depth at the best prices")
                        .formula(
                                "sum(e) / mean(bid_size + ask_size) over "
                                        + n
                                        + " bars, e = bid_size where bid >= bid[-1] - bid_size[-1]"
                                        + " where bid <= bid[-1] - ask_size where ask <= ask[-1] +"
                                        + " ask_size[-1] where ask >= ask[-1]")
                        .cited(
                                "Cont, Kukanov, Stoikov, The Price Impact of Order Book Events,"
                                        + " Journal of Financial Econometrics, 2014, between"
                                        + " snapshots"),
                EMPTY_BOOK,
                g -> {
                    Kernel flow = g.sum(orderFlow(g), n);
                    Kernel depth =
                            g.mean(
                                    Comparisons.total(g, BOOK_BID_SIZE.in(g), BOOK_ASK_SIZE.in(g)),
                                    n);
                    return g.formula(
                            () -> Quotient.of(flow.value(), depth.value(), 0.0), flow, depth);
                });
    }

    private static Kernel orderFlow(KernelGraph g) {
        Kernel bid = BOOK_BID.in(g);
        Kernel ask = BOOK_ASK.in(g);
        Kernel moved = g.change(bid, 1);
        Kernel askMoved = g.change(ask, 1);
        Window bidSize = BOOK_BID_SIZE.in(g).past(2);
        Window askSize = BOOK_ASK_SIZE.in(g).past(2);
        return g.formula(
                "order flow at the best prices",
                () -> added(moved.value(), bidSize) - added(-askMoved.value(), askSize),
                moved,
                askMoved);
    }

    /// What was added to a side's best queue while its price moved towards the other side, or
    /// stayed, less what was taken while it moved away, or stayed.
    private static double added(double towards, Window size) {
        double now = towards >= 0.0 ? size.ago(0) : 0.0;
        double before = towards <= 0.0 ? size.ago(1) : 0.0;
        return now - before;
    }
}
