package io.credence.training.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceSpecTest {

    @Test
    void shouldTakeSlicesOfAGpu() {
        assertThat(new ResourceSpec(1, "3g.40gb", true, 8, 32).migProfile()).isEqualTo("3g.40gb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1g", "8g.10gb", "1g.010gb", "1g.10gb,", "nvidia.com/mig-1g.10gb"})
    void shouldRefuseWhatIsNoSlice(String profile) {
        assertThatThrownBy(() -> new ResourceSpec(1, profile, false, 2, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("migProfile ");
    }

    @Test
    void shouldRefuseSlicesWithoutTheirNumber() {
        assertThatThrownBy(() -> new ResourceSpec(0, "1g.10gb", false, 2, 4))
                .hasMessageStartingWith("migProfile ");
    }

    @Test
    void shouldRefuseNumbersOutOfRangeByName() {
        assertThatThrownBy(() -> new ResourceSpec(-1, null, false, 2, 4))
                .hasMessageStartingWith("gpus ");
        assertThatThrownBy(() -> new ResourceSpec(17, null, false, 2, 4))
                .hasMessageStartingWith("gpus ");
        assertThatThrownBy(() -> new ResourceSpec(0, null, false, 0, 4))
                .hasMessageStartingWith("cpus ");
        assertThatThrownBy(() -> new ResourceSpec(0, null, false, 2, 0))
                .hasMessageStartingWith("memoryGib ");
    }
}
