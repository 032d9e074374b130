package io.credence.feature.kernels.inputs;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Hourly bars with all that may be known beside them.
public final class KnownMarket {

    private static final int HOURS_PER_DAY = 24;
    private static final int FUNDING_HOURS = 8;

    private final BarColumns bars;
    private final Map<InputName, double[]> columns;

    private KnownMarket(BarColumns bars, Map<InputName, double[]> columns) {
        this.bars = bars;
        this.columns = columns;
    }

    /// What the bars could have had beside them; nothing was traded in bars without volume.
    public static KnownMarket random(long seed, BarColumns bars) {
        SplittableRandom random = new SplittableRandom(seed);
        KnownMarket market = unknown(bars);
        market.trades(random);
        market.book(random);
        market.derivatives(random);
        market.chain(random);
        market.others(random);
        return market;
    }

    /// Nothing beside the bars.
    public static KnownMarket unknown(BarColumns bars) {
        Map<InputName, double[]> columns = new EnumMap<>(InputName.class);
        for (InputName name : InputName.values()) {
            double[] column = new double[bars.size()];
            Arrays.fill(column, Double.NaN);
            columns.put(name, column);
        }
        return new KnownMarket(bars, columns);
    }

    /// The same with other numbers in one column.
    public KnownMarket with(InputName name, IntToDoubleFunction number) {
        Map<InputName, double[]> changed = new EnumMap<>(columns);
        changed.put(name, IntStream.range(0, bars.size()).mapToDouble(number).toArray());
        return new KnownMarket(bars, changed);
    }

    /// What is left from bar `start` on.
    public KnownMarket from(int start) {
        BarColumns rest = new BarColumns();
        for (int i = start; i < bars.size(); i++) {
            rest.add(bars.bar(i));
        }
        Map<InputName, double[]> changed = new EnumMap<>(InputName.class);
        columns.forEach((name, column) ->
                changed.put(name, Arrays.copyOfRange(column, start, bars.size())));
        return new KnownMarket(rest, changed);
    }

    /// In other units of the quote and the base asset.
    public KnownMarket scaled(double price, double volume) {
        BarColumns other = new BarColumns();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.bar(i);
            other.add(
                    new Bar(
                            bar.openTimeMs(),
                            bar.open() * price,
                            bar.high() * price,
                            bar.low() * price,
                            bar.close() * price,
                            bar.volume() * volume));
        }
        Map<InputName, double[]> changed = new EnumMap<>(InputName.class);
        columns.forEach((name, column) -> {
            double factor =
                    switch (name.unit()) {
                        case PRICE -> price;
                        case BASE -> volume;
                        case QUOTE -> price * volume;
                        case COUNT, FRACTION, RATIO -> 1.0;
                    };
            changed.put(name, Arrays.stream(column).map(x -> x * factor).toArray());
        });
        return new KnownMarket(other, changed);
    }

    public int size() {
        return bars.size();
    }

    public double[] of(InputName name) {
        return column(name).clone();
    }

    public double[] close() {
        return column(bars::close);
    }

    public double[] high() {
        return column(bars::high);
    }

    public double[] low() {
        return column(bars::low);
    }

    public double[] volume() {
        return column(bars::volume);
    }

    private double[] column(InputName name) {
        return Objects.requireNonNull(columns.get(name));
    }

    private double[] column(IntToDoubleFunction of) {
        return IntStream.range(0, bars.size()).mapToDouble(of).toArray();
    }

    /// The features' values: the `f`-th feature at bar `i` is `[f][i]`.
    public double[][] run(List<String> features) {
        return run(features, bars.size());
    }

    /// The same, saved at bar `stop` and restored into another engine.
    public double[][] run(List<String> features, int stop) {
        FeatureSetEngine engine = engine(features);
        double[][] values = new double[features.size()][bars.size()];
        double[] row = new double[features.size()];
        double[][] columns = columns(engine.inputs());
        double[] extras = new double[columns.length];
        for (int i = 0; i < bars.size(); i++) {
            if (i == stop) {
                byte[] state = engine.save();
                engine = engine(features);
                engine.restore(state);
            }
            for (int k = 0; k < extras.length; k++) {
                extras[k] = columns[k][i];
            }
            engine.step(bars.bar(i), extras, row, 0);
            for (int f = 0; f < row.length; f++) {
                values[f][i] = row[f];
            }
        }
        return values;
    }

    private double[][] columns(List<String> names) {
        return names.stream()
                .map(name -> column(InputName.of(name).orElseThrow()))
                .toArray(double[][]::new);
    }

    private static FeatureSetEngine engine(List<String> features) {
        return new FeatureSetEngine(
                new FeatureSet("test", FeatureCatalogue.KERNEL_VERSION, features),
                Interval.H1,
                WindowSpec.DEFAULT);
    }

    private void set(InputName name, int i, double number) {
        column(name)[i] = number;
    }

    private void trades(SplittableRandom random) {
        for (int i = 0; i < bars.size(); i++) {
            double volume = bars.volume(i);
            double bought = volume * random.nextDouble();
            boolean none = volume == 0.0;
            set(InputName.TRADES_BUY_VOLUME, i, bought);
            set(InputName.TRADES_SELL_VOLUME, i, volume - bought);
            set(InputName.TRADES_BUY_COUNT, i, none ? 0.0 : random.nextInt(1, 900));
            set(InputName.TRADES_SELL_COUNT, i, none ? 0.0 : random.nextInt(1, 900));
            set(
                    InputName.TRADES_NOTIONAL,
                    i,
                    volume * random.nextDouble(bars.low(i), Math.nextUp(bars.high(i))));
            set(InputName.TRADES_LARGEST, i, volume * random.nextDouble(0.01, 0.5));
        }
    }

    private void book(SplittableRandom random) {
        double bid = bars.close(0);
        for (int i = 0; i < bars.size(); i++) {
            // Now and then the best prices stay, or one side is empty.
            bid = random.nextInt(4) == 0 ? bid : bars.close(i) * (1.0 - 1e-4 * random.nextDouble());
            double ask =
                    random.nextInt(4) == 0 && i > 0 && column(InputName.BOOK_ASK)[i - 1] >= bid
                            ? column(InputName.BOOK_ASK)[i - 1]
                            : bid * (1.0 + 2e-4 * random.nextDouble());
            set(InputName.BOOK_BID, i, bid);
            set(InputName.BOOK_ASK, i, ask);
            double bids = random.nextInt(20) == 0 ? 0.0 : random.nextDouble(5.0);
            double asks = random.nextInt(20) == 0 ? 0.0 : random.nextDouble(5.0);
            set(InputName.BOOK_BID_SIZE, i, bids);
            set(InputName.BOOK_ASK_SIZE, i, asks);
            set(InputName.BOOK_BID_DEPTH_5, i, bids += random.nextDouble(20.0));
            set(InputName.BOOK_ASK_DEPTH_5, i, asks += random.nextDouble(20.0));
            set(InputName.BOOK_BID_DEPTH_10, i, bids += random.nextDouble(20.0));
            set(InputName.BOOK_ASK_DEPTH_10, i, asks += random.nextDouble(20.0));
            set(InputName.BOOK_BID_DEPTH_20, i, bids + random.nextDouble(40.0));
            set(InputName.BOOK_ASK_DEPTH_20, i, asks + random.nextDouble(40.0));
        }
    }

    private void derivatives(SplittableRandom random) {
        asOf(InputName.FUNDING_RATE, FUNDING_HOURS, random, x -> 1e-3 * (random.nextDouble() - .4));
        asOf(InputName.FUNDING_PREDICTED, 1, random, x -> 1e-3 * (random.nextDouble() - .4));
        asOf(InputName.OPEN_INTEREST, 1, random, walk(random, 1e5, 0.02));
        asOf(InputName.LONG_SHORT_RATIO, 1, random, walk(random, 1.5, 0.05));
        for (int i = 0; i < bars.size(); i++) {
            double index = bars.close(i) * (1.0 + 1e-3 * (random.nextDouble() - 0.5));
            set(InputName.INDEX_CLOSE, i, index);
            set(InputName.MARK_CLOSE, i, index * (1.0 + 1e-4 * (random.nextDouble() - 0.4)));
            set(InputName.PERP_CLOSE, i, index * (1.0 + 1e-3 * (random.nextDouble() - 0.4)));
            boolean calm = random.nextInt(3) > 0;
            set(InputName.LIQUIDATIONS_BUY, i, calm ? 0.0 : random.nextDouble(4.0));
            set(InputName.LIQUIDATIONS_SELL, i, calm ? 0.0 : random.nextDouble(4.0));
        }
    }

    private void chain(SplittableRandom random) {
        for (InputName name : InputName.values()) {
            if (name.key().startsWith("chain.")) {
                asOf(name, HOURS_PER_DAY, random, walk(random, 1e4, 0.1));
            }
        }
        asOf(InputName.CHAIN_MARKET_CAP, HOURS_PER_DAY, random, walk(random, 1e12, 0.05));
        asOf(InputName.CHAIN_TRANSFER_VOLUME, HOURS_PER_DAY, random, walk(random, 1e10, 0.3));
    }

    private void others(SplittableRandom random) {
        double bitcoin = 30_000.0;
        for (int i = 0; i < bars.size(); i++) {
            double move = i == 0 ? 0.0 : Math.log(bars.close(i) / bars.close(i - 1));
            bitcoin *= Math.exp(0.7 * move + 0.002 * (random.nextDouble() - 0.5));
            set(InputName.BTC_CLOSE, i, bitcoin);
            set(InputName.VENUE_CLOSE, i, bars.close(i) * (1 + 1e-3 * (random.nextDouble() - .5)));
            double leg = random.nextDouble(0.05, 0.06);
            set(InputName.LEG_1_CLOSE, i, leg);
            set(InputName.LEG_2_CLOSE, i, bars.close(i) / leg * (1 + 1e-3 * random.nextDouble()));
        }
        for (InputName peer : InputName.peers()) {
            double price = random.nextDouble(0.1, 1000.0);
            double share = random.nextDouble();
            for (int i = 0; i < bars.size(); i++) {
                double move =
                        i == 0
                                ? 0.0
                                : Math.log(
                                        column(InputName.BTC_CLOSE)[i]
                                                / column(InputName.BTC_CLOSE)[i - 1]);
                price *= Math.exp(share * move + 0.002 * (random.nextDouble() - 0.5));
                set(peer, i, price);
            }
        }
    }

    private void asOf(
            InputName name, int bars, SplittableRandom random, IntToDoubleFunction newer) {
        double[] column = column(name);
        int next = random.nextInt(bars);
        for (int i = 0; i < column.length; i++) {
            boolean known = i == 0 || i % bars == next;
            column[i] = known ? newer.applyAsDouble(i) : column[i - 1];
        }
    }

    private static IntToDoubleFunction walk(SplittableRandom random, double start, double step) {
        double[] at = {start};
        return i -> {
            at[0] *= Math.exp(step * (random.nextDouble() - 0.5));
            return at[0];
        };
    }
}
