package io.credence.platform.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketDataTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "BTCUSD_15m_2023.csv, BTC-USD, 15m, 900000",
        "ETHUSDT_1h_2023.csv.gz, ETH-USDT, 1h, 3600000",
        "my-SOL-USDC-4h.csv, SOL-USDC, 4h, 14400000",
        "BTCEUR_1d.csv, BTC-EUR, 1d, 86400000"
    })
    void shouldReadInstrumentAndIntervalOffTheName(
            String name, String instrument, String interval, long barMs) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "header\n");

        MarketData data = MarketData.file(file, null, null);

        assertThat(data.instrument()).isEqualTo(instrument);
        assertThat(data.interval()).isEqualTo(interval);
        assertThat(data.barMs()).isEqualTo(barMs);
    }

    @Test
    void shouldAskWhereTheNameDoesNotSay() throws IOException {
        Path bars = Files.writeString(folder.resolve("bars.csv"), "header\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarketData.file(bars, null, "1h"))
                .withMessageContaining("--instrument");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarketData.file(bars, "BTC-USD", null))
                .withMessageContaining("--interval");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarketData.file(folder.resolve("no_BTCUSD_1h.csv"), null, null))
                .withMessageContaining("there is no file");
    }

    @Test
    void shouldHaveTheTape() {
        assertThat(MarketData.tape().gzippedCsv()).hasSizeGreaterThan(100_000);
    }
}
