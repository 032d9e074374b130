package io.credence.training.app.domain;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.WindowSpec;
import io.credence.platform.api.TenantId;
import io.credence.training.api.FitSpec;
import io.credence.training.api.ResourceSpec;
import io.credence.training.api.SplitSpec;
import io.credence.training.api.TrainingSpec;
import java.time.Instant;
import java.util.UUID;

/// Runs to judge.
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    public static final UUID RUN_ID = UUID.fromString("01956f2e-3c4d-7abc-8def-0123456789ab");

    private Samples() {}

    public static TrainingSpec spec(String model) {
        return spec(model, ResourceSpec.DEFAULT);
    }

    public static TrainingSpec spec(String model, ResourceSpec resources) {
        return new TrainingSpec(
                model,
                TrainingSpec.TCN,
                new DatasetSpec(
                        "BTC-USD",
                        "1m",
                        "core-12",
                        new BarrierSpec(0.008, 0.004, 8, BarrierTouch.HIGH_LOW),
                        0,
                        60_000_000),
                WindowSpec.DEFAULT,
                SplitSpec.DEFAULT,
                FitSpec.DEFAULT,
                resources);
    }

    static TrainingRun run(RunState state) {
        return new TrainingRun(
                RUN_ID,
                new TenantId("alpha"),
                "alice",
                NOW.minusSeconds(600),
                spec("btc"),
                "hash",
                state,
                new DispatchHold(1, 0, NOW.minusSeconds(300)),
                null);
    }

    static Attempt attempt(TrainingRun run) {
        return new Attempt(run.job(), "here", NOW.minusSeconds(5), "uid", null, null, null, null);
    }

    /// Written down, and nothing known of a Job.
    static Attempt intent(TrainingRun run) {
        return new Attempt(run.job(), "here", NOW.minusSeconds(5), null, null, null, null, null);
    }
}
