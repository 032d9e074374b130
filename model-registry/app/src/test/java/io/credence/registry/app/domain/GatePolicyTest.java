package io.credence.registry.app.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.registry.api.GateReport;
import io.credence.registry.api.GateReport.Check;
import io.credence.registry.app.Cards;
import io.credence.registry.app.Cards.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatePolicyTest {

    private static final GatePolicy POLICY = new GatePolicy(new GateThresholds(0.05, 200, 20, 0.5));

    @Test
    void shouldPassAGoodVersionAndSayWhy() {
        // When
        GateReport report = judge(Cards.GOOD);
        // Then
        assertThat(report.passed()).isTrue();
        assertThat(report.checks())
                .allMatch(Check::passed)
                .extracting(Check::name)
                .containsExactly(
                        "calibrated_beats_base_rate",
                        "calibration_error",
                        "enough_evidence",
                        "too_good",
                        "finite_metrics");
        assertThat(check(report, "calibrated_beats_base_rate").explanation())
                .isEqualTo(
                        "Its probabilities are better than always forecasting the base rate: the error is 3.00 % smaller, and at 95 % confidence at least 1.00 % smaller.");
    }

    @Test
    void shouldCallASkillThatMayBeChanceNotShown() {
        // When
        GateReport report = judge(Cards.GOOD.withSkill(0.03, -0.01, 0.07));
        // Then
        Check check = check(report, "calibrated_beats_base_rate");
        assertThat(check.passed()).isFalse();
        assertThat(check.observed()).isEqualTo(-0.01);
        assertThat(check.threshold()).isZero();
        assertThat(check.explanation()).startsWith("Not shown").contains("3.00 %", "-1.00 %");
        assertThat(report.passed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // skill, low, high
        "-0.02, -0.05, 0.01",
        "0, 0, 0",
        "0.02, 0, 0.04",
        // A bootstrap interval beside its own point estimate.
        "-0.001, 0.001, 0.04",
    })
    void shouldRefuseAVersionThatDoesNotBeatTheBaseRate(double skill, double low, double high) {
        // When
        GateReport report = judge(Cards.GOOD.withSkill(skill, low, high));
        // Then
        assertOnlyFailing(report, "calibrated_beats_base_rate");
    }

    @ParameterizedTest
    @CsvSource({"0.05, true", "0.0501, false", "0, true"})
    void shouldBoundTheCalibrationError(double ece, boolean passed) {
        // When
        GateReport report = judge(Cards.GOOD.withEce(ece));
        // Then
        assertThat(check(report, "calibration_error").passed()).isEqualTo(passed);
        assertThat(report.passed()).isEqualTo(passed);
    }

    @ParameterizedTest
    @CsvSource({
        // rows, baseRate, passed, observed, threshold
        "200, 0.1, true, 200, 200",
        "199, 0.5, false, 199, 200",
        "200, 0.095, false, 19, 20",
        "0, 0, false, 0, 200",
    })
    void shouldAskForEnoughRowsAndPositives(
            long rows, double baseRate, boolean passed, double observed, double threshold) {
        // When
        GateReport report = judge(Cards.GOOD.withRows(rows).withBaseRate(baseRate));
        // Then
        Check check = check(report, "enough_evidence");
        assertThat(check.passed()).isEqualTo(passed);
        assertThat(check.observed()).isEqualTo(observed);
        assertThat(check.threshold()).isEqualTo(threshold);
    }

    @ParameterizedTest
    @CsvSource({"0.5, true", "0.51, false"})
    void shouldTakeAnUnbelievableSkillForALeak(double skill, boolean passed) {
        // When
        GateReport report = judge(Cards.GOOD.withSkill(skill, 0.4, 0.6));
        // Then
        assertThat(check(report, "too_good").passed()).isEqualTo(passed);
    }

    @Test
    void shouldFailEveryCheckThatReadsNaN() {
        // Given
        Quality broken =
                Cards.GOOD.withSkill(Double.NaN, Double.NaN, Double.NaN).withEce(Double.NaN);
        // When
        GateReport report = judge(broken);
        // Then
        assertThat(report.checks())
                .filteredOn(check -> !check.passed())
                .extracting(Check::name)
                .containsExactly(
                        "calibrated_beats_base_rate",
                        "calibration_error",
                        "too_good",
                        "finite_metrics");
        assertThat(check(report, "finite_metrics").explanation())
                .contains("calibrated.brierSkill", "calibrated.ece", "skillLow", "skillHigh");
    }

    @ParameterizedTest
    @CsvSource({
        // skill, low, high, baseRate, bad
        "0.03, 0.01, 1.2, 0.14, skillHigh",
        "0.03, 0.05, 0.01, 0.14, skillHigh",
        "0.03, 0.01, 0.05, 1.4, baseRate",
    })
    void shouldRefuseScoresThatCannotBe(
            double skill, double low, double high, double baseRate, String bad) {
        // When
        GateReport report = judge(Cards.GOOD.withSkill(skill, low, high).withBaseRate(baseRate));
        // Then
        assertOnlyFailing(report, "finite_metrics");
        assertThat(check(report, "finite_metrics").explanation()).contains(bad);
        assertThat(check(report, "finite_metrics").observed()).isEqualTo(1);
    }

    private static void assertOnlyFailing(GateReport report, String name) {
        assertThat(report.passed()).isFalse();
        assertThat(report.checks())
                .filteredOn(check -> !check.passed())
                .extracting(Check::name)
                .containsExactly(name);
    }

    private static GateReport judge(Quality quality) {
        return POLICY.judge(Cards.card("run-1", quality));
    }

    private static Check check(GateReport report, String name) {
        return report.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
