package io.credence.feature.kernels.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegimeFitTest {

    private static final RegimeParameters TRUTH =
            new RegimeParameters(0.98, 0.95, 0.5, 2.0, new RegimeScale.Given(0.01));

    /// Log returns of a model of two states, and the states.
    @SuppressWarnings("ArrayRecordComponent") // Two are never compared.
    private record Simulation(double[] returns, boolean[] high) {

        static Simulation of(RegimeParameters model, double volatility, int n, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] returns = new double[n];
            boolean[] high = new boolean[n];
            boolean state = random.nextDouble() < model.stationary();
            for (int t = 0; t < n; t++) {
                double multiple = state ? model.highMultiple() : model.lowMultiple();
                high[t] = state;
                returns[t] = multiple * volatility * random.nextGaussian();
                double stay = state ? model.stayHigh() : model.stayLow();
                state = (random.nextDouble() < stay) == state;
            }
            return new Simulation(returns, high);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldFindTheParametersOfSimulatedReturns(long seed) {
        // Given
        Simulation simulation = Simulation.of(TRUTH, 0.01, 20_000, seed);
        // When
        RegimeFit fit = RegimeFit.of(simulation.returns, TRUTH.scale());
        // Then
        assertThat(fit.parameters().stayLow()).isCloseTo(TRUTH.stayLow(), within(0.006));
        assertThat(fit.parameters().stayHigh()).isCloseTo(TRUTH.stayHigh(), within(0.015));
        assertThat(fit.parameters().lowMultiple()).isCloseTo(TRUTH.lowMultiple(), within(0.02));
        assertThat(fit.parameters().highMultiple()).isCloseTo(TRUTH.highMultiple(), within(0.08));
        assertThat(fit.iterations()).isLessThan(200);
    }

    @Test
    void shouldGiveTheSameFactsInUnitsOfTheReturnsThemselves() {
        // Given
        double[] returns = Simulation.of(TRUTH, 0.01, 5_000, 4L).returns;
        // When
        RegimeParameters own = RegimeFit.of(returns).parameters();
        RegimeParameters given = RegimeFit.of(returns, TRUTH.scale()).parameters();
        // Then
        double volatility = ((RegimeScale.Given) own.scale()).volatility();
        assertThat(own.stayLow()).isCloseTo(given.stayLow(), within(1e-6));
        assertThat(own.highMultiple() * volatility)
                .isCloseTo(given.highMultiple() * 0.01, within(1e-7));
    }

    @Test
    void shouldNeverBecomeLessLikely() {
        // Given
        BaumWelch model = new BaumWelch(Simulation.of(TRUTH, 1.0, 3_000, 5L).returns);
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 100; i++) {
            // When
            double likelihood = model.improve();
            // Then
            assertThat(likelihood).isGreaterThan(before - 1e-9 * Math.abs(likelihood));
            before = likelihood;
        }
    }

    @Test
    void shouldTellTheStatesApartOnReturnsThatItWasNotFittedOn() {
        // Given
        RegimeParameters fitted =
                RegimeFit.of(Simulation.of(TRUTH, 0.01, 10_000, 6L).returns, TRUTH.scale())
                        .parameters();
        Simulation later = Simulation.of(TRUTH, 0.01, 10_000, 7L);
        // When
        double[] probability = filter(fitted, later.returns);
        // Then
        int right = 0;
        for (int t = 0; t < probability.length; t++) {
            right += (probability[t] > 0.5) == later.high[t] ? 1 : 0;
        }
        assertThat(right / 10_000.0).isGreaterThan(0.9);
    }

    @Test
    void shouldFitInUnitsOfTheVolatilityOfTheBarsBefore() {
        // Given
        double[] returns = Simulation.of(TRUTH, 0.01, 10_000, 8L).returns;
        double[] larger = Arrays.stream(returns).map(r -> 8.0 * r).toArray();
        // When
        RegimeParameters fitted = RegimeFit.of(returns, new RegimeScale.Ewma(200)).parameters();
        // Then it does not matter how large the returns are
        assertThat(RegimeFit.of(larger, new RegimeScale.Ewma(200)).parameters()).isEqualTo(fitted);
        assertThat(fitted.highMultiple() / fitted.lowMultiple()).isBetween(2.0, 5.0);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldFilterAsTheSumOverAllPathsOfStates(long seed) {
        // Given
        int n = 10;
        double[] returns = Simulation.of(TRUTH, 0.01, n, seed).returns;
        double[] joint = new double[2];
        for (int path = 0; path < 1 << n; path++) {
            joint[path >> (n - 1)] += likelihood(path, returns);
        }
        // When
        double[] probability = filter(TRUTH, returns);
        // Then
        assertThat(probability[n - 1]).isCloseTo(joint[1] / (joint[0] + joint[1]), within(1e-12));
    }

    private static double likelihood(int path, double[] returns) {
        double likelihood = 1.0;
        for (int t = 0; t < returns.length; t++) {
            boolean high = (path >> t & 1) == 1;
            double multiple = high ? TRUTH.highMultiple() : TRUTH.lowMultiple();
            double stay;
            if (t == 0) {
                stay = high ? TRUTH.stationary() : 1 - TRUTH.stationary();
            } else {
                boolean before = (path >> (t - 1) & 1) == 1;
                double stays = before ? TRUTH.stayHigh() : TRUTH.stayLow();
                stay = before == high ? stays : 1 - stays;
            }
            likelihood *= stay * RegimeFeaturesTest.normal(returns[t], multiple * 0.01);
        }
        return likelihood;
    }

    private static double[] filter(RegimeParameters model, double[] returns) {
        KernelGraph graph = new KernelGraph();
        Kernel kernel = graph.of(new HighVolatilityProbability(graph.input("log return"), model));
        double[] probability = new double[returns.length];
        for (int t = 0; t < returns.length; t++) {
            graph.step(t, 1.0, 1.0, 1.0, 1.0, 0.0, new double[] {returns[t]});
            probability[t] = kernel.value();
        }
        return probability;
    }

    @Test
    void shouldRefuseReturnsWithoutTwoRegimes() {
        double[] still = new double[500];
        double[] infinite = new double[500];
        Arrays.fill(infinite, 0.01);
        infinite[3] = Double.POSITIVE_INFINITY;
        double[] constant = new double[500];
        Arrays.fill(constant, 0.01);
        for (double[] returns : new double[][] {still, infinite, constant, new double[10]}) {
            assertThatThrownBy(() -> RegimeFit.of(returns))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldRefuseParametersThatAreNone() {
        RegimeScale scale = new RegimeScale.Ewma(20);
        assertThatThrownBy(() -> new RegimeParameters(1.0, 0.9, 0.5, 2.0, scale))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RegimeParameters(0.9, 0.9, 2.0, 0.5, scale))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RegimeScale.Given(0.0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RegimeScale.Ewma(1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
