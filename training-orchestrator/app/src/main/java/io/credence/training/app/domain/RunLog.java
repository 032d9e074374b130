package io.credence.training.app.domain;

import io.credence.platform.service.log.LogLabel;

/// Every log line about a run names it, its model and its instrument.
final class RunLog {

    private RunLog() {}

    static void with(TrainingRun run, Runnable work) {
        try (LogLabel _ = LogLabel.run(run.id().toString());
                LogLabel _ = LogLabel.model(run.spec().model());
                LogLabel _ = LogLabel.instrument(run.spec().dataset().instrument())) {
            work.run();
        }
    }
}
