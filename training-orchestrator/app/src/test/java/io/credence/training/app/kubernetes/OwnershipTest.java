package io.credence.training.app.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.training.api.ResourceSpec;
import io.credence.training.app.domain.RunQueue;
import io.credence.training.app.domain.RunState;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnershipTest {

    private static final Job LIVING =
            new JobBuilder(
                            new TrainingJobFactory(
                                            ClusterSamples.settings(Map.of()), ClusterSamples.JSON)
                                    .job(ClusterSamples.order(ResourceSpec.DEFAULT)))
                    .editMetadata()
                    .withUid("u1")
                    .endMetadata()
                    .build();
    private static final Job FINISHED =
            new JobBuilder(LIVING)
                    .withNewStatus()
                    .addNewCondition()
                    .withType("Complete")
                    .withStatus("True")
                    .endCondition()
                    .endStatus()
                    .build();
    private static final Job RELEASED =
            new JobBuilder(FINISHED).editMetadata().withFinalizers().endMetadata().build();

    @Test
    void shouldLeaveTheReconcilersJobsToIt() {
        assertThat(of(LIVING, RunState.Name.RUNNING, "u1", false)).isEqualTo(Ownership.KNOWN);
        assertThat(of(LIVING, RunState.Name.QUEUED, null, false)).isEqualTo(Ownership.KNOWN);
        assertThat(of(LIVING, RunState.Name.CANCELLED, "u1", false)).isEqualTo(Ownership.KNOWN);
        assertThat(of(RELEASED, RunState.Name.SUCCEEDED, "u1", true)).isEqualTo(Ownership.KNOWN);
    }

    @Test
    void shouldReportWhatNoRunHas() {
        assertThat(Ownership.of(LIVING, Optional.empty())).isEqualTo(Ownership.ORPHAN);
        assertThat(of(LIVING, RunState.Name.RUNNING, "u2", false)).isEqualTo(Ownership.ORPHAN);
        assertThat(of(LIVING, RunState.Name.FAILED, "u1", true)).isEqualTo(Ownership.ORPHAN);
    }

    @Test
    void shouldEndWhatACancelledRunLeft() {
        assertThat(of(LIVING, RunState.Name.CANCELLED, "u1", true)).isEqualTo(Ownership.TO_RELEASE);
    }

    @Test
    void shouldReleaseWhatWasWrittenDownAndNotLetGo() {
        assertThat(of(FINISHED, RunState.Name.SUCCEEDED, "u1", true))
                .isEqualTo(Ownership.TO_RELEASE);
    }

    private static Ownership of(Job job, RunState.Name state, @Nullable String uid, boolean letGo) {
        return Ownership.of(job, Optional.of(new RunQueue.Owner(state, uid, letGo)));
    }
}
