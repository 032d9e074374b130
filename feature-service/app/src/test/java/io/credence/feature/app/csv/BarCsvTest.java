package io.credence.feature.app.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.BarSource;
import io.credence.feature.app.domain.bars.CandidateBar;
import io.credence.platform.api.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarCsvTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "open_time_ms, 3600000, 3600000",
        "timestamp, 1672531200, 1672531200000",
        "timestamp, 1672531200000, 1672531200000",
        "time, 2023-01-01T00:00:00Z, 1672531200000",
        "date, 2023-01-01, 1672531200000",
        "Date, 2023-01-01 00:00:00, 1672531200000"
    })
    void shouldReadTimesAsFilesHaveThem(String column, String time, long expected)
            throws IOException {
        // Given
        BarSource csv = csv(column + ",open,high,low,close,volume\n" + time + ",2,3,1,2,5\n", 10);
        // When / Then
        assertThat(csv.next()).isEqualTo(new CandidateBar(expected, 2, 3, 1, 2, 5));
        assertThat(csv.next()).isNull();
    }

    @Test
    void shouldTakeColumnsInAnyOrderAndAMissingVolumeAsNone() throws IOException {
        // Given
        BarSource csv = csv("\uFEFFvolume, Close,low,high,open,time\r\n,2,1,3,2,7200\r\n\r\n", 10);
        // When / Then
        assertThat(csv.next()).isEqualTo(new CandidateBar(7_200_000, 2, 3, 1, 2, 0));
        assertThat(csv.next()).isNull();
    }

    @Test
    void shouldLeaveOutARepeatedRow() throws IOException {
        // Given
        BarSource csv =
                csv(
                        """
                        open_time_ms,open,high,low,close,volume
                        0,2,3,1,2,5
                        0,2,3,1,2,5
                        3600000,2,3,1,2,5
                        """,
                        10);
        // When / Then
        assertThat(csv.next()).isNotNull();
        assertThat(csv.next()).isEqualTo(new CandidateBar(3_600_000, 2, 3, 1, 2, 5));
        assertThat(csv.line()).isEqualTo(4);
        assertThat(csv.next()).isNull();
        assertThat(csv.rows()).isEqualTo(3);
    }

    @Test
    void shouldStopAtTheRowLimit() throws IOException {
        // Given
        BarSource csv =
                csv("open_time_ms,open,high,low,close,volume\n0,2,3,1,2,5\n3600000,2,3,1,2,5\n", 1);
        csv.next();
        // When / Then
        assertThatThrownBy(csv::next)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at most 1 rows");
    }

    private static BarSource csv(String text, int maxRows) throws IOException {
        LineReader lines = new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), 10_000);
        return BarCsv.open(
                lines,
                maxRows,
                Interval.H1,
                new ReadingRules(new InstrumentId("BTC-USD"), List.of(), false));
    }
}
