package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Imports from a stand-in for an exchange that has enough, stumbles or refuses.
@QuarkusTest
@Servers
class ExchangeLimitsIT {

    private final FeatureApi api = FeatureApi.ALPHA;
    private final ExchangeImportApi imports = new ExchangeImportApi();

    @Test
    void shouldNotLetALongPauseOfOneExchangeStopAnother() {
        // Given as many imports as run at once, of an exchange that wants to be left alone
        api.createInstrument("LATER-USDT", "binance");
        api.createInstrument("KLATER-USD", "kraken");
        List<String> waiting =
                IntStream.range(0, 4).mapToObj(_ -> imports.startBars("LATER-USDT")).toList();
        try {
            awaitQuestion("LATERUSDT");
            // When
            JsonPath other =
                    imports.awaitRows(imports.startTrades("KLATER-USD", "kraken", 1200), 1);
            // Then
            assertThat(other.getInt("rows")).isPositive();
            assertThat(waiting)
                    .allSatisfy(id -> assertThat(imports.get(id).getInt("rows")).isZero());
        } finally {
            ExchangeImportApi.exchange("release", "LATERUSDT");
        }
        // And they go on after the pause
        assertThat(waiting)
                .allSatisfy(id ->
                        assertThat(imports.awaitEnd(id).getString("state")).isEqualTo("COMPLETED"));
    }

    private void awaitQuestion(String symbol) {
        Instant end = Instant.now().plusSeconds(90);
        while (ExchangeImportApi.exchange("requests", symbol) == 0 && Instant.now().isBefore(end)) {
            ExchangeImportApi.pause();
        }
    }

    @Test
    void shouldLeaveTheExchangeAloneForAsLongAsItSays() {
        // Given
        api.createInstrument("BUSY-USDT", "binance");
        // When
        JsonPath done = imports.awaitEnd(imports.startBars("BUSY-USDT"));
        // Then eleven pages, which overlap, the one that was refused once more
        assertThat(done.getString("state")).isEqualTo("COMPLETED");
        assertThat(done.getInt("rows")).isEqualTo(ExchangeImportApi.PRESENT);
        assertThat(ExchangeImportApi.exchange("requests", "BUSYUSDT")).isEqualTo(12);
        assertThat(ExchangeImportApi.exchange("quiet", "BUSYUSDT")).isGreaterThanOrEqualTo(2990);
    }

    @Test
    void shouldTryAgainWhenTheExchangeStumbles() {
        // Given
        api.createInstrument("FLAKY-USDT", "binance");
        // When
        JsonPath done = imports.awaitEnd(imports.startBars("FLAKY-USDT"));
        // Then
        assertThat(done.getString("state")).isEqualTo("COMPLETED");
        assertThat(done.getInt("rows")).isEqualTo(ExchangeImportApi.PRESENT);
    }

    @Test
    void shouldFailWithTheReasonThatTheExchangeGives() {
        // Given
        api.createInstrument("NOPE-USDT", "binance");
        // When
        JsonPath done = imports.awaitEnd(imports.startBars("NOPE-USDT"));
        // Then
        assertThat(done.getString("state")).isEqualTo("FAILED");
        assertThat(done.getString("failure")).contains("binance refused with 400: Invalid symbol.");
        assertThat(ExchangeImportApi.exchange("requests", "NOPEUSDT")).isEqualTo(1);
    }
}
