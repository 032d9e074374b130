package io.credence.feature.app.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.BarSource;
import io.credence.feature.app.domain.bars.CandidateBar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The same two bars as exchanges and their archives write them; made up, in their shapes.
class BarStylesTest {

    private static final CandidateBar FIRST =
            new CandidateBar(1_672_531_200_000L, 101.5, 104.25, 100.5, 103.0, 12.5);
    private static final CandidateBar SECOND =
            new CandidateBar(1_672_534_800_000L, 103.0, 103.5, 99.75, 100.0, 7.25);

    private static Arguments style(String name, String file) {
        return Arguments.of(name, file);
    }

    static Stream<Arguments> styles() {
        return Stream.of(
                style(
                        "Binance klines",
                        """
                        1672531200000,101.5,104.25,100.5,103.0,12.5,1672534799999,1287.5,42,6.0,618.0,0
                        1672534800000,103.0,103.5,99.75,100.0,7.25,1672538399999,736.0,31,3.0,305.0,0
                        """),
                style(
                        "Binance klines in microseconds, with a header",
                        """
                        open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore
                        1672531200000000,101.5,104.25,100.5,103.0,12.5,1672534799999999,1287.5,42,6.0,618.0,0
                        1672534800000000,103.0,103.5,99.75,100.0,7.25,1672538399999999,736.0,31,3.0,305.0,0
                        """),
                style(
                        "CryptoDataDownload of Bitstamp: banner, newest first, two times, two volumes",
                        """
                        https://www.CryptoDataDownload.com
                        unix,date,symbol,open,high,low,close,Volume BTC,Volume USD
                        1672534800,2023-01-01 01:00:00,BTC/USD,103.0,103.5,99.75,100.0,7.25,736.0
                        1672531200,2023-01-01 00:00:00,BTC/USD,101.5,104.25,100.5,103.0,12.5,1287.5
                        """),
                style(
                        "the older export with halves of a day",
                        """
                        Data by a provider
                        Date,Symbol,Open,High,Low,Close,Volume BTC,Volume USD
                        2023-01-01 01-AM,BTCUSD,103.0,103.5,99.75,100.0,7.25,736.0
                        2023-01-01 12-AM,BTCUSD,101.5,104.25,100.5,103.0,12.5,1287.5
                        """));
    }

    static Stream<Arguments> otherStyles() {
        return Stream.of(
                style(
                        "Coinbase candles, newest first",
                        """
                        1672534800,99.75,103.5,103.0,100.0,7.25
                        1672531200,100.5,104.25,101.5,103.0,12.5
                        """),
                style(
                        "Coinbase candles with a header",
                        """
                        time,low,high,open,close,volume
                        1672531200,100.5,104.25,101.5,103.0,12.5
                        1672534800,99.75,103.5,103.0,100.0,7.25
                        """),
                style(
                        "Kraken's archive",
                        """
                        1672531200,101.5,104.25,100.5,103.0,12.5,42
                        1672534800,103.0,103.5,99.75,100.0,7.25,31
                        """),
                style(
                        "Kraken's API, quoted",
                        """
                        1672531200,"101.5","104.25","100.5","103.0","102.9","12.5",42
                        1672534800,"103.0","103.5","99.75","100.0","101.1","7.25",31
                        """),
                style(
                        "nanoseconds and semicolons",
                        """
                        # made by a program
                        "timestamp";"open";"high";"low";"close";"volume"
                        1672531200000000000;101.5;104.25;100.5;103.0;12.5
                        1672534800000000000;103.0;103.5;99.75;100.0;7.25
                        """),
                style(
                        "a data frame's times and tabs",
                        """
                        datetime\topen\thigh\tlow\tclose\tvolume
                        2023-01-01 00:00:00+00:00\t101.5\t104.25\t100.5\t103.0\t12.5
                        2023-01-01 02:00:00+01:00\t103.0\t103.5\t99.75\t100.0\t7.25
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"styles", "otherStyles"})
    void shouldReadTheBarsOfEveryStyle(String name, String file) throws IOException {
        List<CandidateBar> bars = read(file, List.of());
        assertThat(
                        bars.getFirst().openTimeMs() < bars.getLast().openTimeMs()
                                ? bars
                                : bars.reversed())
                .containsExactly(FIRST, SECOND);
    }

    @Test
    void shouldReadColumnsThatTheCallerNames() throws IOException {
        assertThat(
                        read(
                                "1,100.5,104.25,101.5,103.0,1672531200,12.5\n",
                                List.of("count", "low", "high", "open", "close", "time", "volume")))
                .containsExactly(FIRST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    1,2,3,4,5,6,7,8,9                            ; line 1 must name the columns
                    unix,open,high,low,close,volume eth|1,2,3,4,5,6 ; line 1, column 'volume eth' is not known
                    banner|time,open,high,low,close,volume|0,2,3,1,2,5|3600,2,3,1,x,5 ; line 4, column close must be a number, was 'x'
                    1672531200,2,3,1,2,5,1|1672534800,2,3,2.5,2,5,1 ; line 2, column open must lie between low and high
                    """)
    void shouldNameLineAndColumn(String file, String expected) {
        assertThatThrownBy(() -> read(file.replace('|', '\n'), List.of()))
                .hasMessageContaining(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bitstamp_style/BTCUSD_1h_2018_2022.csv.gz, 1h, 33258",
        "coinbase_spot/BTCUSD_1h_2017_2019.csv.gz, 1h, 20105",
        "coinbase_spot/ETHUSD_4h_2016_2025.csv.gz, 4h, 20675",
        "binance_spot/BTCUSDT_15m_2023.csv.gz, 15m, 34993",
        "perp_1h_panel/BTCUSDT.csv.gz, 1h, 23536"
    })
    void shouldReadRealFilesInBothOrders(String name, String interval, int rows)
            throws IOException {
        // Given
        Path data = Path.of("../../../shared/data").resolve(name);
        assumeTrue(Files.isRegularFile(data), "no market data at " + data);
        try (UploadedFile file =
                UploadedFile.spool(Files.newInputStream(data), false, 1_000_000, 1L << 30)) {
            // When
            List<CandidateBar> bars =
                    file.readBars(Interval.parse(interval), rules(List.of()), BarStylesTest::all);
            StringBuilder newestFirst = new StringBuilder("time,open,high,low,close,volume\n");
            for (CandidateBar bar : bars.reversed()) {
                newestFirst.append(bar.openTimeMs()).append(',').append(bar.open()).append(',');
                newestFirst.append(bar.high()).append(',').append(bar.low()).append(',');
                newestFirst.append(bar.close()).append(',').append(bar.volume()).append('\n');
            }
            // Then
            assertThat(bars).hasSize(rows);
            assertThat(all(source(newestFirst.toString(), Interval.parse(interval), List.of())))
                    .isEqualTo(bars.reversed());
        }
    }

    private static List<CandidateBar> read(String text, List<String> columns) throws IOException {
        return all(source(text, Interval.H1, columns));
    }

    private static BarSource source(String text, Interval interval, List<String> columns)
            throws IOException {
        LineReader lines =
                new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), Long.MAX_VALUE);
        return BarCsv.open(lines, 1_000_000, interval, rules(columns));
    }

    private static List<CandidateBar> all(BarSource source) throws IOException {
        List<CandidateBar> bars = new ArrayList<>();
        for (CandidateBar bar = source.next(); bar != null; bar = source.next()) {
            bars.add(bar);
        }
        return bars;
    }

    private static ReadingRules rules(List<String> columns) {
        return new ReadingRules(new InstrumentId("BTC-USD"), columns, false);
    }
}
