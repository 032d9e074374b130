package io.credence.feature.kernels.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NelderMeadTest {

    @Test
    void shouldFindTheEndOfACurvedValley() {
        // Given Rosenbrock's function, least at (1, 1)
        NelderMead search =
                new NelderMead(
                        x -> 100.0 * Math.pow(x[1] - x[0] * x[0], 2) + Math.pow(1.0 - x[0], 2));
        // When
        NelderMead.Minimum found = search.from(new double[] {-1.2, 1.0});
        // Then
        assertThat(found.converged()).isTrue();
        assertThat(found.point().at()[0]).isCloseTo(1.0, within(1e-4));
        assertThat(found.point().at()[1]).isCloseTo(1.0, within(1e-4));
    }

    @Test
    void shouldAvoidWhereTheFunctionIsUndefined() {
        // Given
        NelderMead search =
                new NelderMead(x -> x[0] < 1.0 ? Double.NaN : x[0] * x[0] + x[1] * x[1]);
        // When
        NelderMead.Minimum found = search.from(new double[] {3.0, 2.0});
        // Then
        assertThat(found.point().at()[0]).isBetween(1.0, 1.001);
        assertThat(found.point().at()[1]).isCloseTo(0.0, within(0.05));
    }

    @Test
    void shouldSayWhenThereIsNoEnd() {
        // Given
        NelderMead search = new NelderMead(x -> -x[0] - x[1]);
        // When
        NelderMead.Minimum found = search.from(new double[] {0.0, 0.0});
        // Then
        assertThat(found.converged()).isFalse();
    }
}
