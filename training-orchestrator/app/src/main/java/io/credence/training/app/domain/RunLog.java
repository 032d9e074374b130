package io.credence.training.app.domain;

import io.credence.platform.service.log.LogLabel;

/// Every log line about a run names its model and its instrument; the loops name the run itself.
final class RunLog {

    private RunLog() {}

    static void with(TrainingRun run, Runnable work) {
        try (LogLabel _ = LogLabel.model(run.spec().model());
                LogLabel _ = LogLabel.instrument(run.spec().dataset().instrument())) {
            work.run();
        }
    }
}
