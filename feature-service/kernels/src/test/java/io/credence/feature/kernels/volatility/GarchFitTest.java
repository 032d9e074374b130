package io.credence.feature.kernels.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GarchFitTest {

    private static final int RETURNS = 20_000;

    @ParameterizedTest(name = "seed {0}: alpha {1}, beta {2}, long run {3}")
    @CsvSource({
        "1, 0.08, 0.90, 1e-4",
        "2, 0.08, 0.90, 1e-4",
        "3, 0.05, 0.93, 4e-6",
        "4, 0.15, 0.70, 1e-6",
        "5, 0.30, 0.50, 1e-2",
    })
    void shouldRecoverWhatTheReturnsWereDrawnFrom(
            long seed, double alpha, double beta, double longRun) {
        // Given
        double[] returns = simulated(seed, new GarchParameters(alpha, beta, longRun), RETURNS);
        // When
        GarchFit fit = GarchFit.of(returns);
        // Then
        assertThat(fit.converged()).isTrue();
        assertThat(fit.parameters().alpha()).isCloseTo(alpha, within(0.02));
        assertThat(fit.parameters().beta()).isCloseTo(beta, within(0.04));
        assertThat(fit.parameters().longRunVariance()).isCloseTo(longRun, within(0.15 * longRun));
    }

    @Test
    void shouldFindNoLikelierPlaceOnAGrid() {
        // Given
        double[] returns = simulated(6L, new GarchParameters(0.1, 0.85, 1e-4), 3_000);
        double longRun = Arrays.stream(returns).map(r -> r * r).average().orElseThrow();
        // When
        GarchFit fit = GarchFit.of(returns);
        // Then
        double best = fit.logLikelihood();
        assertThat(logLikelihood(returns, fit.parameters())).isCloseTo(best, within(1e-12));
        for (double alpha = 0.005; alpha < 1.0; alpha += 0.015) {
            for (double beta = 0.0; alpha + beta < 0.9999; beta += 0.015) {
                GarchParameters other = new GarchParameters(alpha, beta, longRun);
                assertThat(logLikelihood(returns, other)).as("%s", other).isLessThan(best);
            }
        }
    }

    @Test
    void shouldSayTheSameInAnyUnit() {
        // Given
        double[] returns = simulated(7L, new GarchParameters(0.08, 0.9, 1e-4), 2_000);
        // When
        GarchParameters fit = GarchFit.of(returns).parameters();
        GarchParameters other =
                GarchFit.of(Arrays.stream(returns).map(r -> r * 0x1p-7).toArray()).parameters();
        // Then
        assertThat(other.alpha()).isEqualTo(fit.alpha());
        assertThat(other.beta()).isEqualTo(fit.beta());
        assertThat(other.longRunVariance()).isEqualTo(fit.longRunVariance() * 0x1p-14);
    }

    @Test
    void shouldGiveNewsNoWeightWhereVolatilityIsConstant() {
        // Given
        SplittableRandom random = new SplittableRandom(8L);
        double[] returns = new double[RETURNS];
        Arrays.setAll(returns, t -> 0.01 * random.nextGaussian());
        // When
        GarchFit fit = GarchFit.of(returns);
        // Then
        assertThat(fit.parameters().alpha()).isBetween(0.0, 0.02);
        assertThat(fit.parameters().alpha() + fit.parameters().beta()).isLessThan(1.0);
    }

    @Test
    void shouldRefuseWhatCannotBeFitted() {
        // Given
        double[] still = new double[200];
        double[] undefined = new double[200];
        undefined[7] = Double.NaN;
        // When / Then
        assertThatThrownBy(() -> GarchFit.of(still))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("all be 0");
        assertThatThrownBy(() -> GarchFit.of(undefined))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at 7");
        assertThatThrownBy(() -> GarchFit.of(new double[99]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100");
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0.9, 1", "0.1, -0.9, 1", "0.1, 0.9, 1", "NaN, 0.9, 1", "0.1, 0.8, 0"})
    void shouldRefuseParametersOfNoStationaryVariance(double alpha, double beta, double longRun) {
        assertThatThrownBy(() -> new GarchParameters(alpha, beta, longRun))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] simulated(long seed, GarchParameters parameters, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] returns = new double[n];
        double variance = parameters.longRunVariance();
        for (int t = 0; t < n; t++) {
            returns[t] = Math.sqrt(variance) * random.nextGaussian();
            variance = next(parameters, variance, returns[t]);
        }
        return returns;
    }

    private static double logLikelihood(double[] returns, GarchParameters parameters) {
        double variance = parameters.longRunVariance();
        double sum = 0.0;
        for (double r : returns) {
            sum -= 0.5 * (Math.log(2.0 * Math.PI * variance) + r * r / variance);
            variance = next(parameters, variance, r);
        }
        return sum / returns.length;
    }

    private static double next(GarchParameters p, double variance, double r) {
        double omega = p.longRunVariance() * (1.0 - p.alpha() - p.beta());
        return omega + p.alpha() * r * r + p.beta() * variance;
    }
}
