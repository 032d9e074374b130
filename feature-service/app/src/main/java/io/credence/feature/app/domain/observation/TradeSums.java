package io.credence.feature.app.domain.observation;

import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.inputs.InputName;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the trades inside each of some bars come to. A bar without a trade has 0 everywhere if it
/// has no volume and the tape was running, and otherwise NaN: then the tape has a hole. Where one
/// trade of a bar does not say whose side it took, nobody knows how much was bought and sold.
public final class TradeSums {

    // A tape that is silent for longer has ended.
    public static final long SILENCE_MS = Interval.D1.millis();

    private final BarColumns bars;
    private final long barMs;
    private final Map<InputName, double[]> columns = new EnumMap<>(InputName.class);
    private int bar;
    private boolean isTraded;
    private long lastTimeMs;
    private int before;

    /// @param lastTimeMs of the newest trade before the first bar; `Long.MIN_VALUE` if there is
    ///   none
    public TradeSums(BarColumns bars, Interval interval, long lastTimeMs) {
        this.bars = bars;
        this.barMs = interval.millis();
        this.lastTimeMs = lastTimeMs;
        for (InputName name : KnownInputs.OF_TRADES) {
            columns.put(name, new double[bars.size()]);
        }
    }

    /// In time order.
    ///
    /// @param isBuy whether the buyer came to the seller; null if the tape does not say
    public void add(long timeMs, double price, double amount, @Nullable Boolean isBuy) {
        closeBarsUntil(timeMs);
        lastTimeMs = timeMs;
        if (bar == bars.size() || timeMs < bars.openTimeMs(bar)) {
            return;
        }
        isTraded = true;
        add(InputName.TRADES_NOTIONAL, price * amount);
        double[] largest = column(InputName.TRADES_LARGEST);
        largest[bar] = Math.max(largest[bar], amount);
        if (isBuy == null) {
            sided(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        } else if (isBuy) {
            sided(amount, 0.0, 1.0, 0.0);
        } else {
            sided(0.0, amount, 0.0, 1.0);
        }
    }

    /// The column of `name` once all trades before the last bar's close were added.
    public double[] of(InputName name) {
        closeBarsUntil(Long.MAX_VALUE);
        return column(name);
    }

    /// How many of the bars closed before the tape's first trade.
    public int before() {
        closeBarsUntil(Long.MAX_VALUE);
        return before;
    }

    private void sided(double bought, double sold, double buys, double sales) {
        add(InputName.TRADES_BUY_VOLUME, bought);
        add(InputName.TRADES_SELL_VOLUME, sold);
        add(InputName.TRADES_BUY_COUNT, buys);
        add(InputName.TRADES_SELL_COUNT, sales);
    }

    private void add(InputName name, double value) {
        column(name)[bar] += value;
    }

    private double[] column(InputName name) {
        return Objects.requireNonNull(columns.get(name), name.key());
    }

    private void closeBarsUntil(long timeMs) {
        while (bar < bars.size() && bars.openTimeMs(bar) + barMs <= timeMs) {
            if (!isTraded && !isQuiet()) {
                columns.values().forEach(column -> column[bar] = Double.NaN);
            }
            if (lastTimeMs == Long.MIN_VALUE) {
                before++;
            }
            isTraded = false;
            bar++;
        }
    }

    private boolean isQuiet() {
        return bars.volume(bar) == 0.0
                && lastTimeMs != Long.MIN_VALUE
                && bars.openTimeMs(bar) - lastTimeMs < SILENCE_MS;
    }
}
