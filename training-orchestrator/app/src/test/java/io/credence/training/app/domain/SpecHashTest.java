package io.credence.training.app.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.training.api.ResourceSpec;
import io.credence.training.api.TrainingSpec;
import org.junit.jupiter.api.Test;

class SpecHashTest {

    /// Of a run that was stored before specs had resources.
    private static final String STORED =
            "b0563be11410cfd8b1e855094b39ce45c1dbd77948cc6ea1f97d0c3deec08f84";

    @Test
    void shouldKeepTheHashesOfStoredRuns() {
        assertThat(SpecHash.of(Samples.spec("btc"))).isEqualTo(STORED);
    }

    @Test
    void shouldTellTrainingsOnDifferentHardwareApart() {
        // Given
        TrainingSpec spec = Samples.spec("btc", new ResourceSpec(1, null, false, 4, 16));

        // Then
        assertThat(SpecHash.of(spec))
                .isNotEqualTo(STORED)
                .isNotEqualTo(
                        SpecHash.of(Samples.spec("btc", new ResourceSpec(2, null, false, 4, 16))));
    }
}
