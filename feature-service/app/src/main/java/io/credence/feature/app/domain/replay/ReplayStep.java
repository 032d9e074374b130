package io.credence.feature.app.domain.replay;

import io.credence.feature.api.Bar;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.live.FeatureRowEvents;
import io.credence.feature.app.domain.observation.KnownInputs;
import io.credence.feature.app.domain.rows.FeatureRowSink;
import io.credence.feature.app.domain.rows.KernelState;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.feature.kernels.inputs.InputColumns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One batch of a replay in one transaction: its rows, the kernels' state and the progress are
/// committed together, so that no row is left out or published twice.
@ApplicationScoped
class ReplayStep {

    private static final int WARM_UP_BARS = 20_000;
    private static final int MAX_ATTEMPTS = 5;
    private static final Duration TICK = Duration.ofMillis(200);

    /// How long to wait before the next batch; empty when there is none for this worker.
    record Next(Optional<Duration> pause) {

        static final Next NONE = new Next(Optional.empty());

        static Next after(Duration pause) {
            return new Next(Optional.of(pause));
        }
    }

    private final Replays replays;
    private final BarHistory history;
    private final KnownInputs inputs;
    private final FeatureRowSink rows;
    private final FeatureConfig config;
    private final Clock clock;

    @Inject
    ReplayStep(
            Replays replays,
            BarHistory history,
            KnownInputs inputs,
            FeatureRowSink rows,
            FeatureConfig config,
            Clock clock) {
        this.replays = replays;
        this.history = history;
        this.inputs = inputs;
        this.rows = rows;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    boolean claim(UUID id, UUID worker) {
        return replays.claim(id, worker, clock.instant(), leaseUntil());
    }

    @Transactional
    Next advance(UUID id, UUID worker) {
        Optional<Replay> owned = replays.owned(id, worker);
        if (owned.isEmpty()) {
            return Next.NONE;
        }
        Replay replay = owned.get();
        if (replay.attempts() > MAX_ATTEMPTS) {
            String why = "gave up after " + MAX_ATTEMPTS + " attempts without progress";
            replays.save(replay.ended(ReplayState.FAILED, why, clock.instant()), leaseUntil());
            return Next.NONE;
        }
        FeatureSetEngine engine = engine(replay);
        BarColumns bars = nextBars(replay);
        if (bars.size() == 0) {
            replays.save(replay.ended(ReplayState.COMPLETED, null, clock.instant()), leaseUntil());
            return Next.NONE;
        }
        int published = publish(replay, engine, bars);
        replays.save(
                replay.advanced(engine.lastOpenTimeMs() + 1, KernelState.save(engine), published),
                leaseUntil());
        return Next.after(pause(replay, bars));
    }

    private static FeatureSetEngine engine(Replay replay) {
        FeatureSetEngine engine =
                new FeatureSetEngine(
                        replay.request().set(),
                        replay.request().series().interval(),
                        WindowSpec.DEFAULT);
        KernelState state = replay.engineState();
        if (state != null) {
            state.restoreTo(engine);
        }
        return engine;
    }

    // Bars that only warm the kernels, then the rows before the range, then the range at its pace.
    private BarColumns nextBars(Replay replay) {
        ReplayRequest request = replay.request();
        Series series = request.series();
        long next = replay.nextOpenMs();
        BarColumns bars = history.read(series, next, replay.publishFromMs(), WARM_UP_BARS);
        if (bars.size() == 0) {
            bars = history.read(series, next, request.fromMs(), config.replay().batchRows());
        }
        return bars.size() == 0
                ? history.read(series, next, request.toMs(), perTick(request))
                : bars;
    }

    private int perTick(ReplayRequest request) {
        int batch = config.replay().batchRows();
        if (request.barsPerSecond() == 0.0) {
            return batch;
        }
        double bars = request.barsPerSecond() * TICK.toMillis() / 1000.0;
        return Math.clamp(Math.round(bars), 1, batch);
    }

    private int publish(Replay replay, FeatureSetEngine engine, BarColumns bars) {
        String stream = replay.id().toString();
        InputColumns known = inputs.beside(replay.request().series(), bars, engine.inputs());
        double[] row = new double[engine.width()];
        int published = 0;
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.bar(i);
            boolean warm = engine.step(bar, known.row(engine.inputs(), i), row, 0);
            if (bar.openTimeMs() >= replay.publishFromMs()) {
                rows.publish(
                        FeatureRowEvents.of(
                                stream,
                                replay.request().series(),
                                replay.request().set(),
                                bar,
                                row,
                                warm));
                published++;
            }
        }
        return published;
    }

    private static Duration pause(Replay replay, BarColumns bars) {
        double rate = replay.request().barsPerSecond();
        boolean isInRange = bars.openTimeMs(0) >= replay.request().fromMs();
        return rate > 0.0 && isInRange
                ? Duration.ofNanos(Math.round(bars.size() / rate * 1e9))
                : Duration.ZERO;
    }

    private Instant leaseUntil() {
        return clock.instant().plus(config.replay().lease());
    }
}
