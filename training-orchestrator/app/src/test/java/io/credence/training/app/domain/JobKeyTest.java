package io.credence.training.app.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobKeyTest {

    @Test
    void shouldNameAJobByRunAndAttempt() {
        // Given: a vector of RFC 4648 base 32, the same 16 bytes through `base32`
        UUID run = UUID.fromString("01956f2e-3c4d-7abc-8def-0123456789ab");

        // Then
        assertThat(new JobKey(run, 2).name()).isEqualTo("tr-agkw6lr4jv5lzdppaerukz4jvm-a2");
    }

    @Test
    void shouldFitIntoTheNameOfAKubernetesJob() {
        assertThat(new JobKey(new UUID(-1, -1), 999).name())
                .hasSizeLessThanOrEqualTo(52)
                .matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    }

    @Test
    void shouldRefuseAnAttemptBelowOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JobKey(new UUID(0, 0), 0));
    }
}
