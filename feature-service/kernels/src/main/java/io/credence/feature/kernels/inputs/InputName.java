package io.credence.feature.kernels.inputs;

import io.credence.feature.api.Interval;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A number that may be known beside the bar when the bar closes, and is NaN where it is not.
/// Prices are above 0, all other amounts at least 0 unless they are said to have a sign. "As of"
/// numbers repeat from bar to bar until a newer one is known; numbers "of the bar" belong to it
/// alone, and are 0, not NaN, where nothing happened. A number that is older than its name allows
/// is not known any more.
public enum InputName {
    TRADES_BUY_VOLUME(
            "trades.buy_volume", Unit.BASE, Joined.SUM, 0, "of the bar: bought by aggressors"),
    TRADES_SELL_VOLUME(
            "trades.sell_volume", Unit.BASE, Joined.SUM, 0, "of the bar: sold by aggressors"),
    TRADES_BUY_COUNT(
            "trades.buy_count",
            Unit.COUNT,
            Joined.SUM,
            0,
            "of the bar: trades with a buying aggressor"),
    TRADES_SELL_COUNT(
            "trades.sell_count",
            Unit.COUNT,
            Joined.SUM,
            0,
            "of the bar: trades with a selling aggressor"),
    TRADES_NOTIONAL(
            "trades.notional", Unit.QUOTE, Joined.SUM, 0, "of the bar: sum of price times volume"),
    TRADES_LARGEST(
            "trades.largest",
            Unit.BASE,
            Joined.LARGEST,
            0,
            "of the bar: volume of the largest trade"),

    BOOK_BID("book.bid", Unit.PRICE, "at the bar's close: best bid"),
    BOOK_ASK("book.ask", Unit.PRICE, "at the bar's close: best ask, not below the best bid"),
    BOOK_BID_SIZE("book.bid_size", Unit.BASE, "at the bar's close: waiting at the best bid"),
    BOOK_ASK_SIZE("book.ask_size", Unit.BASE, "at the bar's close: waiting at the best ask"),
    BOOK_BID_DEPTH_5("book.bid_depth_5", Unit.BASE, "at the bar's close: in the best 5 bids"),
    BOOK_BID_DEPTH_10("book.bid_depth_10", Unit.BASE, "at the bar's close: in the best 10 bids"),
    BOOK_BID_DEPTH_20("book.bid_depth_20", Unit.BASE, "at the bar's close: in the best 20 bids"),
    BOOK_ASK_DEPTH_5("book.ask_depth_5", Unit.BASE, "at the bar's close: in the best 5 asks"),
    BOOK_ASK_DEPTH_10("book.ask_depth_10", Unit.BASE, "at the bar's close: in the best 10 asks"),
    BOOK_ASK_DEPTH_20("book.ask_depth_20", Unit.BASE, "at the bar's close: in the best 20 asks"),

    FUNDING_RATE(
            "funding.rate",
            Unit.FRACTION,
            Joined.LATEST,
            1,
            "as of: last settled rate per funding interval, signed, above 0 where longs pay"),
    FUNDING_PREDICTED(
            "funding.predicted",
            Unit.FRACTION,
            Joined.LATEST,
            1,
            "as of: rate expected at the next settlement"),
    OPEN_INTEREST(
            "open_interest",
            Unit.BASE,
            Joined.LATEST,
            2,
            "as of: contracts open in the perpetual future"),
    MARK_CLOSE("mark.close", Unit.PRICE, "at the bar's close: the perpetual future's mark price"),
    INDEX_CLOSE("index.close", Unit.PRICE, "at the bar's close: the index that it follows"),
    PERP_CLOSE("perp.close", Unit.PRICE, "at the bar's close: the perpetual future's last price"),
    LIQUIDATIONS_BUY(
            "liquidations.buy",
            Unit.BASE,
            Joined.SUM,
            1,
            "of the bar: forced purchases, which close shorts"),
    LIQUIDATIONS_SELL(
            "liquidations.sell",
            Unit.BASE,
            Joined.SUM,
            1,
            "of the bar: forced sales, which close longs"),
    LONG_SHORT_RATIO(
            "long_short_ratio",
            Unit.RATIO,
            Joined.LATEST,
            2,
            "as of: accounts that are long per account short"),

    CHAIN_INFLOW(
            "chain.inflow",
            Unit.BASE,
            Joined.LATEST,
            7,
            "as of: sent to exchanges in the last period"),
    CHAIN_OUTFLOW(
            "chain.outflow",
            Unit.BASE,
            Joined.LATEST,
            7,
            "as of: sent from exchanges in the last period"),
    CHAIN_ACTIVE_ADDRESSES(
            "chain.active_addresses",
            Unit.COUNT,
            Joined.LATEST,
            7,
            "as of: addresses that sent or received"),
    CHAIN_TRANSACTIONS(
            "chain.transactions",
            Unit.COUNT,
            Joined.LATEST,
            7,
            "as of: transactions in the last period"),
    CHAIN_FEES("chain.fees", Unit.BASE, Joined.LATEST, 7, "as of: fees of those transactions"),
    CHAIN_STABLECOIN_SUPPLY(
            "chain.stablecoin_supply",
            Unit.QUOTE,
            Joined.LATEST,
            7,
            "as of: US dollar tokens in circulation"),
    CHAIN_WHALE_TRANSFERS(
            "chain.whale_transfers",
            Unit.COUNT,
            Joined.LATEST,
            7,
            "as of: transfers of great value in the period"),
    CHAIN_LONG_TERM_SUPPLY(
            "chain.long_term_supply",
            Unit.BASE,
            Joined.LATEST,
            7,
            "as of: held by addresses that rarely spend"),
    CHAIN_MARKET_CAP(
            "chain.market_cap",
            Unit.QUOTE,
            Joined.LATEST,
            7,
            "as of: value of all coins, US dollars"),
    CHAIN_TRANSFER_VOLUME(
            "chain.transfer_volume",
            Unit.QUOTE,
            Joined.LATEST,
            7,
            "as of: value moved in the period, US dollars"),

    BTC_CLOSE("btc.close", Unit.PRICE, "at the bar's close: bitcoin in the same quote asset"),
    VENUE_CLOSE("venue.close", Unit.PRICE, "at the bar's close: the instrument at another venue"),
    LEG_1_CLOSE("leg1.close", Unit.RATIO, "at the bar's close: the base asset in a third asset"),
    LEG_2_CLOSE(
            "leg2.close", Unit.PRICE, "at the bar's close: that third asset in the quote asset"),
    PEER_1_CLOSE("peer1.close", Unit.PRICE, "at the bar's close: the first of eight like it"),
    PEER_2_CLOSE("peer2.close", Unit.PRICE, "at the bar's close: the second of eight like it"),
    PEER_3_CLOSE("peer3.close", Unit.PRICE, "at the bar's close: the third of eight like it"),
    PEER_4_CLOSE("peer4.close", Unit.PRICE, "at the bar's close: the fourth of eight like it"),
    PEER_5_CLOSE("peer5.close", Unit.PRICE, "at the bar's close: the fifth of eight like it"),
    PEER_6_CLOSE("peer6.close", Unit.PRICE, "at the bar's close: the sixth of eight like it"),
    PEER_7_CLOSE("peer7.close", Unit.PRICE, "at the bar's close: the seventh of eight like it"),
    PEER_8_CLOSE("peer8.close", Unit.PRICE, "at the bar's close: the eighth of eight like it");

    /// What a number counts.
    public enum Unit {
        /// Amount of the base asset.
        BASE,
        /// Amount of the quote asset, or of US dollars.
        QUOTE,
        /// Quote asset per base asset.
        PRICE,
        COUNT,
        /// 0.0001 is one basis point.
        FRACTION,
        RATIO
    }

    /// How what was observed at some times becomes a number beside a bar.
    public enum Joined {
        /// The latest event that is known by the bar's close.
        LATEST,
        /// The sum of the events inside the bar that are known by its close.
        SUM,
        /// The largest of those.
        LARGEST
    }

    private static final List<InputName> PEERS =
            Stream.of(values()).filter(name -> name.key.startsWith("peer")).toList();

    private static final Map<String, InputName> BY_KEY =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(InputName::key, name -> name));

    private final String key;
    private final Unit unit;
    private final Joined joined;
    private final int staleAfterDays;
    private final String meaning;

    // Of the bar's close alone.
    InputName(String key, Unit unit, String meaning) {
        this(key, unit, Joined.LATEST, 0, meaning);
    }

    InputName(String key, Unit unit, Joined joined, int staleAfterDays, String meaning) {
        this.key = key;
        this.unit = unit;
        this.joined = joined;
        this.staleAfterDays = staleAfterDays;
        this.meaning = meaning;
    }

    /// As feature sets and data name it.
    public String key() {
        return key;
    }

    public Unit unit() {
        return unit;
    }

    public String meaning() {
        return meaning;
    }

    public Joined joined() {
        return joined;
    }

    /// The age at which an event is too old to be known beside a bar: never less than one bar, and
    /// for a sum the silence after which nobody knows that nothing happened.
    public long staleAfterMs(Interval interval) {
        return Math.max(staleAfterDays * Interval.D1.millis(), interval.millis());
    }

    /// Whether it is the close of another market.
    public boolean isClose() {
        return key.endsWith(".close");
    }

    /// Whether the number can be what the name says.
    public boolean allows(double value) {
        return switch (unit) {
            case PRICE, RATIO -> value > 0.0 && Double.isFinite(value);
            case BASE, QUOTE, COUNT -> value >= 0.0 && Double.isFinite(value);
            case FRACTION -> Double.isFinite(value);
        };
    }

    /// Its kernel in a graph.
    public Kernel in(KernelGraph g) {
        return g.input(key);
    }

    /// The eight others with which an instrument is compared.
    public static List<InputName> peers() {
        return PEERS;
    }

    public static Optional<InputName> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }
}
