package io.credence.feature.kernels.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarInspectorTest {

    private static final long HOUR = 3_600_000L;

    /// Moves whose size stays for a while, with fat tails and uneven volume.
    private static CandidateBars market(int bars) {
        SplittableRandom random = new SplittableRandom(5);
        CandidateBars market = empty(bars);
        double price = 100.0;
        double size = 0.005;
        for (int i = 0; i < bars; i++) {
            size = 0.94 * size + 0.06 * 0.005 * Math.exp(random.nextGaussian());
            double close = price * Math.exp(size * random.nextGaussian() * random.nextGaussian());
            set(market, i, price, close, 10.0 * Math.exp(random.nextGaussian()));
            price = close;
        }
        return market;
    }

    private static CandidateBars empty(int bars) {
        long[] time = new long[bars];
        for (int i = 0; i < bars; i++) {
            time[i] = i * HOUR;
        }
        return new CandidateBars(
                time,
                new double[bars],
                new double[bars],
                new double[bars],
                new double[bars],
                new double[bars]);
    }

    private static void set(CandidateBars bars, int i, double open, double close, double volume) {
        bars.open()[i] = open;
        bars.high()[i] = Math.max(open, close) * 1.0013;
        bars.low()[i] = Math.min(open, close) * 0.9989;
        bars.close()[i] = close;
        bars.volume()[i] = volume;
    }

    @Test
    void shouldFindNothingInAMarket() {
        assertThat(BarInspector.inspect(market(3_000))).isEmpty();
    }

    @Test
    void shouldFindAnOutageThatWasFilledByLines() {
        // Given ten bars between two real ones
        CandidateBars bars = market(1_000);
        for (double[] column : bars.columns()) {
            double step = (column[511] - column[500]) / 11.0;
            for (int i = 501; i < 511; i++) {
                column[i] = column[500] + (i - 500) * step;
            }
        }
        // Then
        assertThat(BarInspector.inspect(bars))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(FindingKind.INTERPOLATED);
                    assertThat(finding.fromMs()).isEqualTo(501 * HOUR);
                    assertThat(finding.toMs()).isEqualTo(510 * HOUR);
                    assertThat(finding.bars()).isEqualTo(10);
                });
    }

    @Test
    void shouldLetAMarketStandStill() {
        // Given an outage told as flat bars without volume
        CandidateBars bars = market(1_000);
        for (int i = 300; i < 320; i++) {
            double last = bars.close()[299];
            for (double[] column : bars.columns()) {
                column[i] = last;
            }
            bars.volume()[i] = 0.0;
        }
        assertThat(BarInspector.inspect(bars)).isEmpty();
    }

    @Test
    void shouldFindBrokenRepeatedAndLeapingBars() {
        // Given
        CandidateBars bars = market(1_000);
        bars.high()[100] = bars.low()[100] * 0.9;
        for (double[] column : bars.columns()) {
            System.arraycopy(column, 200, column, 205, 5);
        }
        bars.low()[700] = bars.low()[700] * 0.3;
        // Then
        assertThat(BarInspector.inspect(bars))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.INVALID_OHLC, FindingKind.REPEATED, FindingKind.SPIKE);
    }

    @Test
    void shouldKnowRandomNumbersFromAMarket() {
        // Given Gaussian moves and even volume
        SplittableRandom random = new SplittableRandom(6);
        CandidateBars bars = empty(2_000);
        double price = 100.0;
        for (int i = 0; i < 2_000; i++) {
            double close = price * Math.exp(0.002 * random.nextGaussian());
            set(bars, i, price, close, 800.0 + random.nextDouble(400.0));
            price = close;
        }
        // Then
        assertThat(BarInspector.inspect(bars))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(FindingKind.SYNTHETIC);
                    assertThat(finding.reason()).contains("no tails", "large moves", "volume");
                });
    }

    @Test
    void shouldRefuseTimesThatDoNotRise() {
        assertThatThrownBy(() ->
                        new CandidateBars(
                                new long[] {1, 1},
                                new double[2],
                                new double[2],
                                new double[2],
                                new double[2],
                                new double[2]))
                .hasMessage("openTimeMs must rise, 1 follows 1");
    }

    @Test
    void shouldFindTheFilledOutageOfARealFile() throws IOException {
        List<Finding> findings =
                BarInspector.inspect(
                        MarketFile.read("bad/interpolated_outage_BTCUSDT_1h_2018Q1.csv.gz"));
        assertThat(findings)
                .filteredOn(finding -> finding.kind() == FindingKind.INTERPOLATED)
                .extracting(finding -> Instant.ofEpochMilli(finding.fromMs()), Finding::bars)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Instant.parse("2018-01-04T04:00:00Z"), 1),
                        org.assertj.core.groups.Tuple.tuple(
                                Instant.parse("2018-02-08T01:00:00Z"), 33));
    }

    @Test
    void shouldFindTheRandomNumbersOfAFile() throws IOException {
        List<Finding> findings =
                BarInspector.inspect(
                        MarketFile.read("bad/synthetic_invalid_ohlc_BTCUSDT_15m.csv.gz"));
        assertThat(findings).anyMatch(finding -> finding.kind() == FindingKind.SYNTHETIC);
        assertThat(
                        findings.stream()
                                .filter(it -> it.kind() == FindingKind.INVALID_OHLC)
                                .mapToInt(Finding::bars)
                                .sum())
                .isEqualTo(1_073);
    }

    @Test
    void shouldFindTheRepeatedBarsOfAFileOfTheWrongZone() throws IOException {
        List<Finding> findings =
                BarInspector.inspect(
                        MarketFile.read("bad/new_york_stamps_BTCUSD_1h_2017-09_2017-11.csv.gz"));
        assertThat(findings)
                .filteredOn(finding -> finding.kind() == FindingKind.REPEATED)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(Instant.ofEpochMilli(finding.fromMs()))
                            .isEqualTo(Instant.parse("2017-11-12T04:00:00Z"));
                    assertThat(finding.bars()).isEqualTo(5);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "binance_spot/BTCUSDT_1h_2023.csv.gz",
                "binance_spot/ETHUSDT_15m_2023.csv.gz",
                "bitstamp_style/BTCUSD_1h_2018_2022.csv.gz",
                "coinbase_spot/BTCUSD_1h_2017_2019.csv.gz",
                "perp_1h_panel/SOLUSDT.csv.gz"
            })
    void shouldLeaveRealMarketsAlone(String file) throws IOException {
        assertThat(BarInspector.inspect(MarketFile.read(file))).isEmpty();
    }

    @Test
    void shouldFindTheFlashCrashesThatAreRealPrints() throws IOException {
        List<Finding> findings =
                BarInspector.inspect(MarketFile.read("coinbase_spot/ETHUSD_4h_2016_2025.csv.gz"));
        assertThat(findings)
                .extracting(finding -> Instant.ofEpochMilli(finding.fromMs()))
                .contains(Instant.parse("2017-06-21T16:00:00Z"));
    }
}
