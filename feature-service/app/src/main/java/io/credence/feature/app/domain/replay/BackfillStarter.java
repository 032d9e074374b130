package io.credence.feature.app.domain.replay;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.instrument.Instrument;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.tenant.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/// Cuts a backfill into shards, each a replay of its own: one per instrument, and of a long range
/// one per so many bars.
@ApplicationScoped
public class BackfillStarter {

    private static final int MOST_SHARDS = 10_000;
    private static final int PAGE = 500;

    private final Backfills backfills;
    private final ReplayStarter replays;
    private final Instruments instruments;
    private final BarHistory history;
    private final FeatureConfig config;
    private final TenantContext caller;
    private final Clock clock;

    @Inject
    BackfillStarter(
            Backfills backfills,
            ReplayStarter replays,
            Instruments instruments,
            BarHistory history,
            FeatureConfig config,
            TenantContext caller,
            Clock clock) {
        this.backfills = backfills;
        this.replays = replays;
        this.instruments = instruments;
        this.history = history;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    public Backfill start(BackfillRequest request) {
        List<Replay> shards = new ArrayList<>();
        List<InstrumentId> chosen = request.instruments().isEmpty() ? all() : request.instruments();
        for (InstrumentId instrument : chosen) {
            cut(request, new Series(instrument, request.interval()), shards);
            if (shards.size() > MOST_SHARDS) {
                throw ProblemException.invalid(
                        "instruments", "must not need more than " + MOST_SHARDS + " shards");
            }
        }
        if (shards.isEmpty()) {
            throw new ProblemException(
                    FeatureErrorCode.NOT_ENOUGH_DATA, "no bar is stored in the range");
        }
        Backfill backfill =
                new Backfill(
                        UUID.randomUUID(), clock.instant().truncatedTo(ChronoUnit.MICROS), shards);
        backfills.add(backfill, caller.user());
        return backfill;
    }

    private List<InstrumentId> all() {
        List<InstrumentId> all = new ArrayList<>();
        String after = "";
        List<Instrument> page = instruments.page(after, PAGE);
        while (!page.isEmpty()) {
            page.forEach(instrument -> all.add(instrument.symbol()));
            after = page.getLast().symbol().value();
            page = instruments.page(after, PAGE);
        }
        return all;
    }

    // From the end, where the n-th bar before is an index look-up.
    private void cut(BackfillRequest request, Series series, List<Replay> shards) {
        int most = config.backfill().shardBars();
        long bars = history.count(series, request.fromMs(), request.toMs());
        List<Replay> ofSeries = new ArrayList<>();
        long end = request.toMs();
        while (bars > 0) {
            long start =
                    bars > most
                            ? history.nthBefore(series, end, most).orElseThrow()
                            : request.fromMs();
            ofSeries.add(
                    replays.planned(
                            UUID.randomUUID(),
                            new ReplayRequest(series, request.set(), start, end, 0.0, 0)));
            end = start;
            bars -= most;
        }
        Collections.reverse(ofSeries);
        shards.addAll(ofSeries);
    }
}
