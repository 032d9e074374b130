package io.credence.feature.kernels.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceSampleTest {

    private static final double[] NORMAL =
            new SplittableRandom(1).doubles(1_000).map(u -> Math.log(u / (1 - u))).toArray();

    @Test
    void shouldSeeNoDriftFromItself() {
        ReferenceSample reference = ReferenceSample.of(NORMAL);
        assertThat(reference.stabilityIndex(NORMAL)).isCloseTo(0.0, within(1e-4));
        assertThat(reference.kolmogorovSmirnov(NORMAL)).isZero();
    }

    @Test
    void shouldSeeAShiftAndASpread() {
        ReferenceSample reference = ReferenceSample.of(NORMAL);
        double[] shifted = Arrays.stream(NORMAL).map(x -> x + 1.0).toArray();
        double[] wide = Arrays.stream(NORMAL).map(x -> 3.0 * x).toArray();
        assertThat(reference.stabilityIndex(shifted)).isGreaterThan(0.25);
        assertThat(reference.stabilityIndex(wide)).isGreaterThan(0.25);
        assertThat(reference.kolmogorovSmirnov(shifted)).isBetween(0.2, 0.35);
    }

    @Test
    void shouldCountSharesByHand() {
        // Given 1 to 4 against 3 to 6: up to 2 a half of the one and none of the other
        ReferenceSample reference = ReferenceSample.of(new double[] {4, 2, 1, 3, Double.NaN});
        assertThat(reference.size()).isEqualTo(4);
        assertThat(reference.kolmogorovSmirnov(new double[] {3, 4, 5, 6})).isEqualTo(0.5);
    }

    @Test
    void shouldHaveNoAnswerWithoutNumbers() {
        double[] nothing = {Double.NaN};
        assertThat(ReferenceSample.of(NORMAL).stabilityIndex(nothing)).isNaN();
        assertThat(ReferenceSample.of(NORMAL).kolmogorovSmirnov(nothing)).isNaN();
        assertThatThrownBy(() -> ReferenceSample.of(nothing))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1.2238, 0.10", "1.3581, 0.05", "1.6276, 0.01", "0.1, 1.0", "0.8276, 0.5"})
    void shouldKnowTheTableOfKolmogorov(double x, double tail) {
        assertThat(ReferenceSample.survival(x)).isCloseTo(tail, within(5e-5));
    }

    @Test
    void shouldTakeEqualSamplesForOneAndShiftedOnesForTwo() {
        ReferenceSample reference = ReferenceSample.of(NORMAL);
        assertThat(reference.significance(0.0, 1_000)).isEqualTo(1.0);
        assertThat(reference.significance(0.0607, 1_000)).isCloseTo(0.05, within(2e-3));
        assertThat(reference.significance(0.3, 1_000)).isLessThan(1e-12);
        assertThat(reference.significance(Double.NaN, 0)).isNaN();
    }

    @Test
    void shouldMoveNoShareByMoreThanAStepWhenThinned() {
        // Given
        ReferenceSample whole = ReferenceSample.of(NORMAL);
        ReferenceSample thinned = whole.thinned(101);
        // Then
        assertThat(thinned.kolmogorovSmirnov(NORMAL)).isPositive().isLessThanOrEqualTo(0.01);
        assertThat(thinned.stabilityIndex(NORMAL)).isLessThan(0.01);
        assertThat(thinned.deciles()).hasSameSizeAs(whole.deciles());
        assertThat(thinned.size()).isEqualTo(1_000);
        assertThat(whole.thinned(1_000)).isSameAs(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "0, STABLE",
        "0.0999, STABLE",
        "0.1, WATCH",
        "0.2499, WATCH",
        "0.25, DRIFTED",
        "7, DRIFTED",
        "NaN, UNKNOWN"
    })
    void shouldJudgeByTheIndex(double index, DriftVerdict verdict) {
        assertThat(DriftVerdict.of(index)).isEqualTo(verdict);
    }

    @Test
    void shouldAgreeWithScipy() throws IOException {
        // Given
        Path file = Path.of("../../../shared/fixtures/golden-vectors.json");
        assumeTrue(Files.exists(file), "no reference values at " + file);
        String json = Files.readString(file);
        String drift = json.substring(json.indexOf("\"drift\""));
        ReferenceSample reference = ReferenceSample.of(numbers(drift, "ref"));
        double[] current = numbers(drift, "cur");
        // Then
        assertThat(reference.kolmogorovSmirnov(current))
                .isCloseTo(number(drift, "ks_stat"), within(1e-12));
        assertThat(reference.stabilityIndex(current)).isCloseTo(number(drift, "psi"), within(1e-9));
    }

    @Test
    void shouldSeeThatWhatWasRareIsCommonNow() {
        // Given a flag that was up in one of twenty rows
        double[] rare = new double[2000];
        double[] common = new double[2000];
        for (int i = 0; i < rare.length; i++) {
            rare[i] = i % 20 == 0 ? 1.0 : 0.0;
            common[i] = i % 2 == 0 ? 1.0 : 0.0;
        }
        ReferenceSample reference = ReferenceSample.of(rare);
        // Then
        assertThat(reference.stabilityIndex(rare)).isZero();
        assertThat(reference.stabilityIndex(common))
                .isCloseTo(0.45 * Math.log(0.5 / 0.05) - 0.45 * Math.log(0.5 / 0.95), within(1e-9));
    }

    private static double[] numbers(String json, String name) {
        return Pattern.compile(",")
                .splitAsStream(group(json, "\"" + name + "\":\\s*\\[([^\\]]*)\\]"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double number(String json, String name) {
        return Double.parseDouble(group(json, "\"" + name + "\":\\s*([-0-9.eE]+)"));
    }

    private static String group(String json, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(json);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
