package io.credence.feature.kernels.step;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/// The kernels of some features, each computed once however many features read it. Features ask for
/// theirs while the graph is built; then it steps from bar to bar. Not thread-safe.
public final class KernelGraph {

    /// Bars at most that [#step] takes at a time.
    public static final int BLOCK = 64;

    /// What makes two kernels one: what they do, to what, with which numbers.
    private record Key(Object operation, List<Kernel> inputs, List<Double> parameters) {}

    private final Cursor cursor = new Cursor();
    private final Map<String, List<Double>> fitted;
    private final List<Kernel> inStepOrder = new ArrayList<>();
    private final Map<Key, Kernel> shared = new HashMap<>();
    private final Set<String> reads = new TreeSet<>();
    private final Map<String, Input> byName = new LinkedHashMap<>();
    private final List<Input> given = new ArrayList<>();
    private final Input time = add(new Input());
    private final Input open = add(new Input());
    private final Input high = add(new Input());
    private final Input low = add(new Input());
    private final Input close = add(new Input());
    private final Input volume = add(new Input());

    /// With nothing fitted.
    public KernelGraph() {
        this(Map.of());
    }

    /// @param fitted what was learnt from a training window, by the name of the feature or the text
    ///   of the call that has learnt it
    public KernelGraph(Map<String, List<Double>> fitted) {
        this.fitted = Map.copyOf(fitted);
    }

    /// What was learnt; empty where nothing was fitted.
    public List<Double> fitted(String key) {
        return fitted.getOrDefault(key, List.of());
    }

    /// The bar's opening in milliseconds since 1970-01-01 UTC.
    public Kernel time() {
        return bar("open_time_ms", time);
    }

    public Kernel open() {
        return bar("open", open);
    }

    public Kernel high() {
        return bar("high", high);
    }

    public Kernel low() {
        return bar("low", low);
    }

    public Kernel close() {
        return bar("close", close);
    }

    /// In the base asset.
    public Kernel volume() {
        return bar("volume", volume);
    }

    private Kernel bar(String name, Kernel column) {
        reads.add(name);
        return column;
    }

    /// What comes with the bar beside prices and volume, by its name; NaN where it is not known.
    public Kernel input(String name) {
        reads.add(name);
        Input there = byName.get(name);
        if (there == null) {
            there = add(new Input());
            byName.put(name, there);
            given.add(there);
        }
        return there;
    }

    /// The names asked for, in the order in which [#step] takes their values.
    public List<String> inputs() {
        return List.copyOf(byName.keySet());
    }

    /// All that is read of a bar, by name.
    public Set<String> reads() {
        return Collections.unmodifiableSet(reads);
    }

    /// The kernel that does this, made unless it is there.
    ///
    /// @param operation tells kinds apart, such as the class
    /// @param inputs what it reads, in order
    /// @param make must read nothing but those
    public Kernel share(
            Object operation, List<Kernel> inputs, List<Double> parameters, Supplier<Kernel> make) {
        Key key = new Key(operation, List.copyOf(inputs), List.copyOf(parameters));
        Kernel there = shared.get(key);
        if (there != null) {
            return there;
        }
        Kernel made = add(make.get());
        shared.put(key, made);
        return made;
    }

    private Kernel share(String operation, Kernel input, int n, Supplier<Kernel> make) {
        return share(operation, List.of(input), List.of((double) n), make);
    }

    private <K extends Kernel> K add(K kernel) {
        kernel.join(cursor);
        inStepOrder.add(kernel);
        return kernel;
    }

    /// A kernel of its own for a feature.
    public Kernel of(Kernel kernel) {
        return add(kernel);
    }

    /// What follows from the values of `inputs` at the same bar.
    public Kernel formula(DoubleSupplier formula, Kernel... inputs) {
        return add(Formula.of(Recursion.warmUpOf(inputs), formula));
    }

    /// The same, made once under that name for these inputs.
    public Kernel formula(String name, DoubleSupplier formula, Kernel... inputs) {
        return share(
                name,
                List.of(inputs),
                List.of(),
                () -> Formula.of(Recursion.warmUpOf(inputs), formula));
    }

    /// What follows from the last `n` values of `input`.
    public Kernel over(Kernel input, int n, Function<Window, DoubleSupplier> formula) {
        return add(Formula.of(input.warmUp() + n - 1, formula.apply(input.past(n))));
    }

    private Kernel statistic(String name, Kernel input, int n, Statistic statistic) {
        return share(name, input, n, () -> new WindowKernel(input, n, statistic));
    }

    /// The value `k` bars ago.
    public Kernel ago(Kernel input, int k) {
        return statistic("ago", input, k + 1, Window::oldest);
    }

    /// `x - x[-k]`.
    public Kernel change(Kernel input, int k) {
        return statistic("change", input, k + 1, Window::changes);
    }

    /// Of the last `n` values, as the ones that follow.
    public Kernel sum(Kernel input, int n) {
        return statistic("sum", input, n, Window::sums);
    }

    public Kernel mean(Kernel input, int n) {
        return statistic("mean", input, n, Window::means);
    }

    /// The sum of squared deviations from the mean.
    public Kernel squaredDeviations(Kernel input, int n) {
        return statistic("squared deviations", input, n, Window::squaredDeviations);
    }

    /// With divisor `n - 1`.
    public Kernel sampleStd(Kernel input, int n) {
        return statistic("sample std", input, n, Window::sampleStds);
    }

    /// With divisor `n`.
    public Kernel populationStd(Kernel input, int n) {
        return statistic("population std", input, n, Window::populationStds);
    }

    /// Per bar, of the least-squares line.
    public Kernel slope(Kernel input, int n) {
        return statistic("slope", input, n, Window::slopes);
    }

    public Kernel max(Kernel input, int n) {
        return statistic("max", input, n, Window::maxima);
    }

    public Kernel min(Kernel input, int n) {
        return statistic("min", input, n, Window::minima);
    }

    /// Of the last `n` values of two kernels: the sum of the products of their deviations from
    /// their means.
    public Kernel codeviations(Kernel a, Kernel b, int n) {
        return share(
                Codeviations.class,
                List.of(a, b),
                List.of((double) n),
                () -> new Codeviations(a, b, n));
    }

    /// The exponential moving average, `alpha = 2 / (n + 1)`, after the simple mean of the first
    /// `n` values.
    public Kernel exponentialMean(Kernel input, int n) {
        return share("ema", input, n, () -> new ExponentialMean(input, n, 2.0 / (n + 1.0)));
    }

    /// Wilder's mean, `alpha = 1 / n`, after the simple mean of the first `n` values.
    public Kernel wilderMean(Kernel input, int n) {
        return share("wilder", input, n, () -> new ExponentialMean(input, n, 1.0 / n));
    }

    /// The share of the last `n` values below the newest, equals counted half: 0 to 1.
    public Kernel rank(Kernel input, int n) {
        return share("rank", input, n, () -> new Rank(input, n));
    }

    /// `x` less the mean of the last `n` values.
    public Kernel aboveMean(Kernel input, int n) {
        return statistic("above mean", input, n, Window::aboveMeans);
    }

    /// `x` less its exponential moving average.
    public Kernel aboveExponentialMean(Kernel input, int n) {
        return share(
                "above ema", input, n, () -> new ExponentialDistance(input, n, 2.0 / (n + 1.0)));
    }

    /// `x / x[-k] - 1`.
    public Kernel growth(Kernel input, int k) {
        return statistic("growth", input, k + 1, Window::growths);
    }

    /// `ln(close / close[-1])`.
    public Kernel logReturn() {
        Window closes = close().past(2);
        return share(
                "log return",
                close(),
                1,
                () -> Formula.of(1, () -> Quotient.log(closes.ago(0), closes.ago(1))));
    }

    /// `(high + low + close) / 3`.
    public Kernel typicalPrice() {
        Kernel high = high();
        Kernel low = low();
        Kernel close = close();
        return formula(
                "typical price",
                () -> (high.value() + low.value() + close.value()) / 3.0,
                high,
                low,
                close);
    }

    /// `(high - close) + (low - close)`, three times what the typical price is above the close: for
    /// comparisons of typical prices. Their own sum would lose small moves of a large level, and a
    /// third is rarely exact.
    public Kernel threeTypicalAboveClose() {
        Kernel high = high();
        Kernel low = low();
        Kernel close = close();
        return formula(
                "three typical above close",
                () -> (high.value() - close.value()) + (low.value() - close.value()),
                high,
                low,
                close);
    }

    /// `(high + low) / 2`.
    public Kernel medianPrice() {
        reads.addAll(List.of("high", "low"));
        return share(
                "median price",
                close,
                0,
                () -> Formula.of(0, () -> (high.value() + low.value()) / 2.0));
    }

    /// The greatest of `high - low`, `|high - close[-1]|` and `|low - close[-1]|`, from the second
    /// bar on. Wilder 1978.
    public Kernel trueRange() {
        reads.addAll(List.of("high", "low", "close"));
        Window closes = close.past(2);
        return share(
                "true range",
                close,
                1,
                () ->
                        Formula.of(
                                1,
                                () ->
                                        Math.max(high.value(), closes.ago(1))
                                                - Math.min(low.value(), closes.ago(1))));
    }

    /// Wilder's mean of the true range.
    public Kernel averageTrueRange(int n) {
        return wilderMean(trueRange(), n);
    }

    /// Moves on to the next bar.
    ///
    /// @param known the values of [#inputs]
    public void step(
            long openTimeMs,
            double open,
            double high,
            double low,
            double close,
            double volume,
            double[] known) {
        give(0, openTimeMs, open, high, low, close, volume);
        for (int k = 0; k < given.size(); k++) {
            give(0, k, known[k]);
        }
        step(1);
    }

    /// What the `i`-th bar of the next block is.
    public void give(
            int i,
            long openTimeMs,
            double open,
            double high,
            double low,
            double close,
            double volume) {
        this.time.give(i, (double) openTimeMs);
        this.open.give(i, open);
        this.high.give(i, high);
        this.low.give(i, low);
        this.close.give(i, close);
        this.volume.give(i, volume);
    }

    /// What the `k`-th of [#inputs] is beside the `i`-th bar of the next block.
    public void give(int i, int k, double known) {
        given.get(k).give(i, known);
    }

    /// Moves on by a block of bars, which are given.
    ///
    /// @param bars 1 to [#BLOCK]
    public void step(int bars) {
        for (int i = 0; i < inStepOrder.size(); i++) {
            inStepOrder.get(i).step(bars);
        }
    }

    /// Forgets all bars: a new segment begins.
    public void reset() {
        inStepOrder.forEach(Kernel::begin);
    }

    /// How many kernels each bar costs.
    public int kernels() {
        return inStepOrder.size();
    }

    public int stateBytes() {
        return inStepOrder.stream().mapToInt(Kernel::bytes).sum();
    }

    public void save(ByteBuffer out) {
        inStepOrder.forEach(kernel -> kernel.write(out));
    }

    public void restore(ByteBuffer in) {
        inStepOrder.forEach(kernel -> kernel.read(in));
    }
}
