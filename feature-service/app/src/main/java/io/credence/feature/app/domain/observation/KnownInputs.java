package io.credence.feature.app.domain.observation;

import io.credence.feature.api.Bar;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.instrument.Companions;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.certificate.KnownPast;
import io.credence.feature.kernels.inputs.InputColumns;
import io.credence.feature.kernels.inputs.InputName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What was known beside stored bars when they closed. Each name has one source: trades the tape if
/// there is one, closes of another instrument the companion if one is named, and all else, and
/// these without such a source, the observations.
@ApplicationScoped
public class KnownInputs {

    public static final Set<InputName> OF_TRADES =
            Collections.unmodifiableSet(
                    EnumSet.range(InputName.TRADES_BUY_VOLUME, InputName.TRADES_LARGEST));

    private final Observations observations;
    private final Companions companions;
    private final BarHistory history;
    private final TradeFlow trades;
    private final ObservationJoin.Beginning join;

    @Inject
    public KnownInputs(
            Observations observations,
            Companions companions,
            BarHistory history,
            TradeFlow trades) {
        this(observations, companions, history, trades, AsOfJoin::new);
    }

    KnownInputs(
            Observations observations,
            Companions companions,
            BarHistory history,
            TradeFlow trades,
            ObservationJoin.Beginning join) {
        this.observations = observations;
        this.companions = companions;
        this.history = history;
        this.trades = trades;
        this.join = join;
    }

    public InputColumns beside(Series series, Bar bar, Collection<String> names) {
        BarColumns bars = new BarColumns(1);
        bars.add(bar);
        return beside(series, bars, names);
    }

    /// The columns of `names` for bars of the series, which need not be stored yet. Nothing is read
    /// that became known after the last one's close.
    public InputColumns beside(Series series, BarColumns bars, Collection<String> names) {
        if (names.isEmpty() || bars.size() == 0) {
            return InputColumns.unknown(bars.size());
        }
        Set<InputName> asked = inputs(names);
        Map<String, double[]> columns = new HashMap<>();
        closes(series, bars, asked, columns);
        asked.removeIf(name -> columns.containsKey(name.key()));
        Set<InputName> ofTrades = EnumSet.copyOf(OF_TRADES);
        ofTrades.retainAll(asked);
        TradeSums tape = ofTrades.isEmpty() ? null : trades.sums(series, bars);
        if (tape != null && tape.before() == 0) {
            asked.removeAll(ofTrades);
        }
        if (!asked.isEmpty()) {
            columns.putAll(observed(series, bars, asked));
        }
        if (tape != null) {
            ofTrades.forEach(name -> tell(tape, name, columns));
        }
        return new InputColumns(bars.size(), columns);
    }

    // Before the tape's first trade counts what somebody observed: a trade changes no past.
    private static void tell(TradeSums tape, InputName name, Map<String, double[]> columns) {
        double[] told = tape.of(name);
        double[] observed = columns.put(name.key(), told);
        if (observed != null) {
            System.arraycopy(observed, 0, told, 0, tape.before());
        }
    }

    /// The stored bars and the columns of `names`, read and joined again each time.
    public KnownPast past(Series series, Collection<String> names) {
        return (firstMs, lastMs) -> {
            BarColumns bars = history.read(series, firstMs, lastMs + 1, Integer.MAX_VALUE);
            return new KnownPast.Known(bars, beside(series, bars, names));
        };
    }

    /// How many of the bars saw something that had come too late for them: what was published of
    /// them live did not know it.
    public long lateBars(Series series, BarColumns bars, Collection<String> names) {
        Set<InputName> asked = inputs(names);
        if (asked.isEmpty() || bars.size() == 0) {
            return 0;
        }
        long fromMs = bars.openTimeMs(0);
        long barMs = series.interval().millis();
        long untilMs = bars.openTimeMs(bars.size() - 1) + barMs;
        Set<Long> late =
                new HashSet<>(
                        observations.lateBars(series.instrument(), asked, fromMs, untilMs, barMs));
        if (asked.stream().anyMatch(OF_TRADES::contains)) {
            late.addAll(trades.lateBars(series, fromMs, untilMs));
        }
        return late.size();
    }

    private static Set<InputName> inputs(Collection<String> names) {
        Set<InputName> inputs = EnumSet.noneOf(InputName.class);
        names.forEach(name -> InputName.of(name).ifPresent(inputs::add));
        return inputs;
    }

    private Map<String, double[]> observed(Series series, BarColumns bars, Set<InputName> asked) {
        ObservationJoin joined = join.of(asked, bars, series.interval());
        observations.replay(
                series.instrument(),
                asked,
                bars.openTimeMs(0),
                bars.openTimeMs(bars.size() - 1) + series.interval().millis(),
                joined::add);
        return joined.finish();
    }

    private void closes(
            Series series, BarColumns bars, Set<InputName> asked, Map<String, double[]> columns) {
        if (asked.stream().noneMatch(InputName::isClose)) {
            return;
        }
        Map<InstrumentId, double[]> closes = new HashMap<>();
        companions
                .of(series.instrument())
                .byName()
                .forEach((name, companion) -> {
                    if (asked.contains(name)) {
                        columns.put(
                                name.key(),
                                closes.computeIfAbsent(
                                        companion,
                                        other ->
                                                closes(
                                                        new Series(other, series.interval()),
                                                        bars)));
                    }
                });
    }

    private double[] closes(Series other, BarColumns bars) {
        double[] closes = new double[bars.size()];
        Arrays.fill(closes, Double.NaN);
        BarColumns others =
                history.read(
                        other,
                        bars.openTimeMs(0),
                        bars.openTimeMs(bars.size() - 1) + 1,
                        Integer.MAX_VALUE);
        int at = 0;
        for (int i = 0; i < bars.size() && at < others.size(); i++) {
            while (at < others.size() && others.openTimeMs(at) < bars.openTimeMs(i)) {
                at++;
            }
            if (at < others.size() && others.openTimeMs(at) == bars.openTimeMs(i)) {
                closes[i] = others.close(at);
            }
        }
        return closes;
    }
}
