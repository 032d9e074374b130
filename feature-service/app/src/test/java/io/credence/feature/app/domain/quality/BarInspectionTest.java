package io.credence.feature.app.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.app.domain.bars.CandidateBar;
import io.credence.feature.kernels.quality.Finding;
import io.credence.feature.kernels.quality.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarInspectionTest {

    private static final long MINUTE = 60_000L;

    /// Moves that cluster, so that it looks like a market.
    private static List<double[]> market(int bars) {
        SplittableRandom random = new SplittableRandom(4L);
        List<double[]> market = new ArrayList<>();
        double price = 100.0;
        double size = 0.001;
        for (int i = 0; i < bars; i++) {
            size = 0.95 * size + 0.05 * 0.001 * Math.exp(random.nextGaussian());
            double close = Math.clamp(price * Math.exp(size * random.nextGaussian()), 20.0, 500.0);
            market.add(
                    new double[] {
                        price,
                        Math.max(price, close) * 1.0003,
                        Math.min(price, close) * 0.9996,
                        close,
                        Math.exp(random.nextGaussian())
                    });
            price = close;
        }
        return market;
    }

    private static void fill(List<double[]> bars, int from, int end) {
        for (int column = 0; column < 5; column++) {
            double first = bars.get(from - 1)[column];
            double step = (bars.get(end)[column] - first) / (end - from + 1);
            for (int i = from; i < end; i++) {
                bars.get(i)[column] = first + (i - from + 1) * step;
            }
        }
    }

    private static List<Finding> inspect(List<double[]> bars, boolean newestFirst) {
        BarInspection inspection = new BarInspection();
        for (int i = 0; i < bars.size(); i++) {
            int at = newestFirst ? bars.size() - 1 - i : i;
            double[] bar = bars.get(at);
            inspection.add(new CandidateBar(at * MINUTE, bar[0], bar[1], bar[2], bar[3], bar[4]));
        }
        return inspection.finish();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldFindTheSameInBothOrders(boolean newestFirst) {
        // Given
        List<double[]> bars = market(2_000);
        fill(bars, 700, 720);
        // When / Then
        assertThat(inspect(bars, newestFirst))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(FindingKind.INTERPOLATED);
                    assertThat(finding.fromMs()).isEqualTo(700 * MINUTE);
                    assertThat(finding.bars()).isEqualTo(20);
                });
    }

    @Test
    void shouldMissNoBarAtTheBorderOfTwoPieces() {
        // Given an outage across the border
        List<double[]> bars = market(BarInspection.PIECE_BARS + 1_000);
        int from = BarInspection.PIECE_BARS - 5;
        fill(bars, from, from + 10);
        // When
        List<Finding> findings = inspect(bars, false);
        // Then
        assertThat(findings).hasSize(2);
        assertThat(findings.getFirst().fromMs()).isEqualTo(from * MINUTE);
        assertThat(findings.getLast().toMs()).isEqualTo((from + 9) * MINUTE);
        assertThat(findings.getLast().fromMs() - findings.getFirst().toMs())
                .isLessThanOrEqualTo(MINUTE);
    }
}
