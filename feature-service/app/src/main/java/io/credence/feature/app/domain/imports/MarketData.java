package io.credence.feature.app.domain.imports;

import io.credence.feature.app.domain.bars.BarSource;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.instrument.Instruments;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Imports of bars and trades: all of a file or nothing, and a second time without effect.
@ApplicationScoped
public class MarketData {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final BarImports bars;
    private final Instruments instruments;
    private final MeterRegistry meters;

    @Inject
    MarketData(BarImports bars, Instruments instruments, MeterRegistry meters) {
        this.bars = bars;
        this.instruments = instruments;
        this.meters = meters;
    }

    public ImportReport importBars(Series series, BarSource source, ImportRules rules)
            throws IOException {
        return measured("bars", series, () -> bars.importBars(series, source, rules));
    }

    public ImportReport importTrades(Series series, TradeSource source) throws IOException {
        return measured("trades", series, () -> bars.importTrades(series, source));
    }

    private interface Import {
        ImportReport run() throws IOException;
    }

    private ImportReport measured(String kind, Series series, Import work) throws IOException {
        long start = System.nanoTime();
        try {
            ImportReport report =
                    QuarkusTransaction.requiringNew()
                            .timeout(Math.toIntExact(TIMEOUT.toSeconds()))
                            .call(() -> locked(series, work));
            meters.counter("credence.feature.import.rows", "kind", kind)
                    .increment(report.inserted());
            meters.timer("credence.feature.import", "kind", kind)
                    .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return report;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private ImportReport locked(Series series, Import work) {
        instruments.lock(series.instrument());
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
