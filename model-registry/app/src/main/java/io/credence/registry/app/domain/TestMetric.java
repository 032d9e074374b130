package io.credence.registry.app.domain;

import io.credence.registry.api.ModelCard.Evaluation;
import io.credence.registry.api.ModelCard.Scores;
import java.util.ArrayList;
import java.util.List;

/// One number of an evaluation and the range it can lie in; NaN lies in none.
record TestMetric(String name, double value, double lowest, double highest) {

    private static final double MINUS_FINITE = -Double.MAX_VALUE;
    private static final double FINITE = Double.MAX_VALUE;

    static List<String> impossibleIn(Evaluation test) {
        List<TestMetric> all = new ArrayList<>();
        all.add(new TestMetric("rows", test.rows(), 0, FINITE));
        all.add(new TestMetric("baseRate", test.baseRate(), 0, 1));
        all.add(new TestMetric("reference", test.reference(), 0, 1));
        addScores(all, "raw", test.raw());
        addScores(all, "calibrated", test.calibrated());
        addScores(all, "referenceScores", test.referenceScores());
        all.add(new TestMetric("skillLow", test.skillLow(), MINUS_FINITE, 1));
        all.add(new TestMetric("skillHigh", test.skillHigh(), test.skillLow(), 1));
        all.add(new TestMetric("intervalConfidence", test.intervalConfidence(), 0, 1));
        return all.stream().filter(metric -> !metric.possible()).map(TestMetric::name).toList();
    }

    private static void addScores(List<TestMetric> all, String prefix, Scores scores) {
        all.add(new TestMetric(prefix + ".logLoss", scores.logLoss(), 0, FINITE));
        all.add(new TestMetric(prefix + ".brier", scores.brier(), 0, 1));
        all.add(new TestMetric(prefix + ".brierSkill", scores.brierSkill(), MINUS_FINITE, 1));
        all.add(
                new TestMetric(
                        prefix + ".brierSkillOverTrainingRate",
                        scores.brierSkillOverTrainingRate(),
                        MINUS_FINITE,
                        1));
        all.add(new TestMetric(prefix + ".prAuc", scores.prAuc(), 0, 1));
        all.add(new TestMetric(prefix + ".ece", scores.ece(), 0, 1));
    }

    private boolean possible() {
        return value >= lowest && value <= highest;
    }
}
