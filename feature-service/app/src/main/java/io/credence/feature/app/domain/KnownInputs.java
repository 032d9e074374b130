package io.credence.feature.app.domain;

import io.credence.feature.api.Bar;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.inputs.InputColumns;
import io.credence.feature.kernels.inputs.InputName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was known beside stored bars when they closed. Each name has one source: trades the tape if
/// there is one, closes of another instrument the companion if one is named, and all else, and
/// these without such a source, the observations.
@ApplicationScoped
public class KnownInputs {

    static final Set<InputName> OF_TRADES =
            Collections.unmodifiableSet(
                    EnumSet.range(InputName.TRADES_BUY_VOLUME, InputName.TRADES_LARGEST));

    private final Observations observations;
    private final Companions companions;
    private final BarHistory history;
    private final TradeFlow trades;

    @Inject
    KnownInputs(
            Observations observations,
            Companions companions,
            BarHistory history,
            TradeFlow trades) {
        this.observations = observations;
        this.companions = companions;
        this.history = history;
        this.trades = trades;
    }

    InputColumns beside(Series series, Bar bar, Collection<String> names) {
        BarColumns bars = new BarColumns(1);
        bars.add(bar);
        return beside(series, bars, names);
    }

    /// The columns of `names` for bars of the series, which need not be stored yet.
    InputColumns beside(Series series, BarColumns bars, Collection<String> names) {
        if (names.isEmpty() || bars.size() == 0) {
            return InputColumns.unknown(bars.size());
        }
        Set<InputName> asked = EnumSet.noneOf(InputName.class);
        names.forEach(name -> InputName.of(name).ifPresent(asked::add));
        Map<String, double[]> columns = new HashMap<>();
        closes(series, bars, asked, columns);
        trades(series, bars, asked, columns);
        asked.removeIf(name -> columns.containsKey(name.key()));
        if (!asked.isEmpty()) {
            columns.putAll(observed(series, bars, asked));
        }
        return new InputColumns(bars.size(), columns);
    }

    /// How many of the bars saw something that had come too late for them: what was published of
    /// them live did not know it.
    long lateBars(Series series, BarColumns bars, Collection<String> names) {
        Set<InputName> asked = EnumSet.noneOf(InputName.class);
        names.forEach(name -> InputName.of(name).ifPresent(asked::add));
        return asked.isEmpty() || bars.size() == 0
                ? 0
                : observations.lateBars(
                        series.instrument(),
                        asked,
                        bars.openTimeMs(0),
                        bars.openTimeMs(bars.size() - 1) + series.interval().millis(),
                        series.interval().millis());
    }

    private Map<String, double[]> observed(Series series, BarColumns bars, Set<InputName> asked) {
        AsOfJoin join = new AsOfJoin(asked, bars, series.interval());
        observations.replay(
                series.instrument(),
                asked,
                bars.openTimeMs(0),
                bars.openTimeMs(bars.size() - 1) + series.interval().millis(),
                join::add);
        return join.finish();
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

    private void trades(
            Series series, BarColumns bars, Set<InputName> asked, Map<String, double[]> columns) {
        List<InputName> ofTrades = asked.stream().filter(OF_TRADES::contains).toList();
        if (ofTrades.isEmpty()) {
            return;
        }
        Optional<TradeSums> sums = trades.sums(series, bars);
        sums.ifPresent(found -> ofTrades.forEach(name -> columns.put(name.key(), found.of(name))));
    }
}
