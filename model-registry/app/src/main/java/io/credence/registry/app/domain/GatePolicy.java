package io.credence.registry.app.domain;

import io.credence.registry.api.GateReport;
import io.credence.registry.api.GateReport.Check;
import io.credence.registry.api.ModelCard;
import io.credence.registry.api.ModelCard.Evaluation;
import java.util.List;
import java.util.Locale;

/// Judges a version by its scores on the test slice. Comparisons are written so that NaN fails.
public record GatePolicy(GateThresholds thresholds) {

    public GateReport judge(ModelCard card) {
        Evaluation test = card.test();
        List<Check> checks =
                List.of(
                        beatsBaseRate(test),
                        calibrationError(test),
                        enoughEvidence(test),
                        tooGood(test),
                        finiteMetrics(test));
        return new GateReport(checks.stream().allMatch(Check::passed), checks);
    }

    // Against the slice's own base rate and the training slice's, whichever leaves less: a model
    // that only knows how the rate has drifted is no better than a constant. Both the figure and
    // the lower end must be above zero: a bootstrap interval need not hold its own point estimate.
    private static Check beatsBaseRate(Evaluation test) {
        double skill =
                Math.min(
                        test.calibrated().brierSkill(),
                        test.calibrated().brierSkillOverTrainingRate());
        double low = test.skillLow();
        String confidence = percent(test.intervalConfidence(), 0);
        String explanation;
        if (skill > 0 && low > 0) {
            explanation =
                    "Its probabilities are better than always forecasting the base rate: the error is %s smaller, and at %s confidence at least %s smaller."
                            .formatted(percent(skill, 2), confidence, percent(low, 2));
        } else if (skill > 0) {
            explanation =
                    "Not shown to be better than always forecasting the base rate: on this test the error was %s smaller, but at %s confidence the true figure may be as low as %s. More test data may settle it."
                            .formatted(percent(skill, 2), confidence, percent(low, 2));
        } else {
            explanation =
                    "No better than always forecasting the base rate: on this test the error was %s larger."
                            .formatted(percent(Math.abs(skill), 2));
        }
        return new Check(
                "calibrated_beats_base_rate",
                skill > 0 && low > 0,
                Math.min(skill, low),
                0,
                explanation);
    }

    private Check calibrationError(Evaluation test) {
        double ece = test.calibrated().ece();
        double maximum = thresholds.maximumCalibrationError();
        boolean passed = ece <= maximum;
        String meaning =
                passed ? "can be taken at face value" : "cannot be taken at face value for sizing";
        return new Check(
                "calibration_error",
                passed,
                ece,
                maximum,
                "Its probabilities %s: they miss the observed frequencies by %s on average, and %s is allowed."
                        .formatted(meaning, points(ece), points(maximum)));
    }

    private Check enoughEvidence(Evaluation test) {
        long positives = positives(test);
        boolean rowsSuffice = test.rows() >= thresholds.minimumRows();
        boolean passed = rowsSuffice && positives >= thresholds.minimumPositives();
        // Of two counts the one that decides: the missing one, rows when nothing is missing.
        boolean positivesDecide = rowsSuffice && !passed;
        return new Check(
                "enough_evidence",
                passed,
                positivesDecide ? positives : test.rows(),
                positivesDecide ? thresholds.minimumPositives() : thresholds.minimumRows(),
                "The test slice has %d rows, %d of which reached the target first; %d and %d are needed before its scores mean anything."
                        .formatted(
                                test.rows(),
                                positives,
                                thresholds.minimumRows(),
                                thresholds.minimumPositives()));
    }

    private Check tooGood(Evaluation test) {
        double skill = test.calibrated().brierSkill();
        double maximum = thresholds.suspiciousSkill();
        boolean passed = skill <= maximum;
        return new Check(
                "too_good",
                passed,
                skill,
                maximum,
                passed
                        ? "The skill of %s is within what markets allow; above %s would point to a leak from the future."
                                .formatted(percent(skill, 2), percent(maximum, 0))
                        : "A skill of %s is too good for a market: above %s the likely cause is a leak from the future into the features or the split. Find it before trading."
                                .formatted(percent(skill, 2), percent(maximum, 0)));
    }

    private static Check finiteMetrics(Evaluation test) {
        List<String> impossible = TestMetric.impossibleIn(test);
        return new Check(
                "finite_metrics",
                impossible.isEmpty(),
                impossible.size(),
                0,
                impossible.isEmpty()
                        ? "All test scores are numbers that such scores can take."
                        : "These test scores are not numbers, or not numbers that such a score can take: "
                                + String.join(", ", impossible)
                                + ". The evaluation is broken, so nothing else in it can be trusted.");
    }

    private static long positives(Evaluation test) {
        return Math.round(test.baseRate() * test.rows());
    }

    private static String percent(double share, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f %%", 100 * share);
    }

    private static String points(double difference) {
        return String.format(Locale.ROOT, "%.1f percentage points", 100 * difference);
    }
}
