package io.credence.training.app.domain;

import io.credence.platform.api.TenantId;
import io.credence.training.api.TrainingSpec;

/// Everything a Job is a function of, the platform's settings aside.
///
/// @param specSha256 what tells this run's Job from a stranger of the same name
/// @param epoch of the dispatcher that launches, written down on the Job for the operator
public record LaunchOrder(
        JobKey key,
        TenantId tenant,
        TrainingSpec spec,
        String specSha256,
        String datasetId,
        long epoch) {}
