package io.credence.training.trainer.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.training.trainer.GoldenVectors;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlattScalingTest {

    private static final double[] SCORES = {5, -4, 1};
    private static final boolean[] LABELS = {true, false, false};

    @Test
    void shouldEqualTheKnownFit() {
        // When
        PlattScaling fitted = PlattScaling.fit(SCORES, LABELS);
        // Then libsvm's numbers, which scikit-learn tests to three decimals
        assertThat(fitted.a()).isCloseTo(-0.20261354391187855, within(5e-6));
        assertThat(fitted.b()).isCloseTo(0.6523631498001051, within(5e-6));
    }

    @Test
    void shouldEqualScikitLearnOnARealSizedSample() throws IOException {
        // Given
        GoldenVectors golden = GoldenVectors.block("sklearn_binary");
        // When
        PlattScaling fitted = PlattScaling.fit(golden.numbers("score"), golden.outcomes("y"));
        // Then
        assertThat(fitted.a()).isCloseTo(golden.number("platt", "A"), within(1e-4));
        assertThat(fitted.b()).isCloseTo(golden.number("platt", "B"), within(1e-4));
    }

    @Test
    void shouldGiveTheInverseHessianAsCovariance() {
        // Given
        PlattScaling fitted = PlattScaling.fit(SCORES, LABELS);
        // When the Hessian is built by hand
        double aa = 0;
        double ab = 0;
        double bb = 0;
        for (double score : SCORES) {
            double p = fitted.probability(score);
            aa += score * score * p * (1 - p);
            ab += score * p * (1 - p);
            bb += p * (1 - p);
        }
        // Then Hessian times covariance is the identity
        assertThat(aa * fitted.varianceA() + ab * fitted.covarianceAb()).isCloseTo(1, within(1e-9));
        assertThat(ab * fitted.covarianceAb() + bb * fitted.varianceB()).isCloseTo(1, within(1e-9));
        assertThat(aa * fitted.covarianceAb() + ab * fitted.varianceB()).isCloseTo(0, within(1e-9));
    }

    @Test
    void shouldRecoverTheMapThatMadeTheLabels() {
        // Given
        SplittableRandom random = new SplittableRandom(4);
        double[] scores = new double[20_000];
        boolean[] labels = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = 6 * random.nextDouble() - 3;
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-1.5 * scores[i] + 0.7));
        }
        // When
        PlattScaling fitted = PlattScaling.fit(scores, labels);
        // Then
        assertThat(fitted.a()).isCloseTo(-1.5, within(4 * Math.sqrt(fitted.varianceA())));
        assertThat(fitted.b()).isCloseTo(0.7, within(4 * Math.sqrt(fitted.varianceB())));
    }

    @Test
    void shouldNotTakeTheLuckOfAFewForASlope() {
        // Given five outcomes that by chance run against the scores
        double[] scores = {-2.1, -2.0, -1.9, -1.8, -1.7};
        boolean[] labels = {true, false, true, false, false};
        // When
        PlattScaling believing = PlattScaling.fit(scores, labels, PlattPrior.identity(0.5));
        PlattScaling doubting = PlattScaling.fit(scores, labels);
        // Then
        assertThat(doubting.a()).isPositive();
        assertThat(believing.a()).isBetween(-1.5, -0.5);
        assertThat(believing.varianceA()).isLessThanOrEqualTo(0.25);
    }

    @Test
    void shouldFollowManySamplesWhateverItBelieved() {
        // Given
        SplittableRandom random = new SplittableRandom(4);
        double[] scores = new double[20_000];
        boolean[] labels = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = 6 * random.nextDouble() - 3;
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-0.4 * scores[i] + 1.2));
        }
        // When
        PlattScaling fitted = PlattScaling.fit(scores, labels, PlattPrior.identity(1));
        // Then
        assertThat(fitted.a()).isCloseTo(-0.4, within(0.06));
        assertThat(fitted.b()).isCloseTo(1.2, within(0.08));
    }

    @Test
    void shouldBeLessSureWhereSamplesCountForLess() {
        PlattScaling whole = PlattScaling.fit(SCORES, LABELS, PlattPrior.identity(1));
        PlattScaling eighth = PlattScaling.fit(SCORES, LABELS, PlattPrior.identity(0.125));
        assertThat(eighth.varianceB()).isGreaterThan(whole.varianceB());
    }

    @Test
    void shouldStayFiniteWhenScoresSeparateTheClasses() {
        // When
        PlattScaling fitted =
                PlattScaling.fit(
                        new double[] {-900, -800, 800, 900},
                        new boolean[] {false, false, true, true});
        // Then
        assertThat(fitted.probability(900)).isBetween(0.5, 1.0);
        assertThat(fitted.probability(-900)).isBetween(0.0, 0.5);
    }
}
