package io.credence.training.trainer.pipeline;

import io.credence.platform.artifacts.ArtifactScope;
import io.credence.training.api.JobSpec;
import io.credence.training.trainer.client.FeatureClient;
import io.credence.training.trainer.client.RegistryClient;
import io.credence.training.trainer.job.EventLog;
import io.credence.training.trainer.job.StopSignal;
import java.nio.file.Path;
import java.time.InstantSource;

/// What the phases of a Job work with.
public record JobContext(
        JobSpec job,
        FeatureClient features,
        RegistryClient registry,
        ArtifactScope artifacts,
        ProgressMeter progress,
        Heartbeat heartbeat,
        StopSignal stop,
        EventLog log,
        InstantSource clock) {

    Path workDirectory() {
        return Path.of(job.workDirectory());
    }
}
