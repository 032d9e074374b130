package io.credence.feature.app.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeImportTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "3, 2", "0, 0"})
    void shouldNotCountAPauseAsAnAttempt(int claimed, int left) {
        // Given
        ExchangeImport job = job(claimed);
        // When
        ExchangeImport paused = job.letGo();
        // Then
        assertThat(paused.progress()).isEqualTo(new ExchangeImport.Progress(120_000, 7, 5, left));
        assertThat(paused.state()).isEqualTo(ImportState.RUNNING);
    }

    @ParameterizedTest
    @CsvSource({"PT1S, false", "PT5S, false", "PT5.001S, true", "PT2M, true"})
    void shouldLetGoForLongPausesOnly(Duration pause, boolean letsGo) {
        assertThat(ExchangeImportStep.letsGo(pause)).isEqualTo(letsGo);
    }

    @Test
    void shouldRefuseAPageThatDoesNotGetOn() {
        assertThatThrownBy(() -> new Exchange.Answer.Page<>(List.of(), 60_000, 60_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nextMs must be above fromMs, 60000, was 60000");
    }

    private static ExchangeImport job(int attempts) {
        return new ExchangeImport(
                new UUID(0, 1),
                new ExchangeImportRequest(
                        ImportKind.TRADES,
                        new Series(new InstrumentId("BTC-USD"), Interval.M1),
                        "kraken",
                        60_000,
                        600_000,
                        false),
                new ExchangeImport.Progress(120_000, 7, 5, attempts),
                ImportState.RUNNING,
                null,
                Instant.EPOCH,
                null);
    }
}
