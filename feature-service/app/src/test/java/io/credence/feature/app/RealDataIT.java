package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real trades from ta4j's examples, and real bars where a working place has them beside the
/// project.
@QuarkusTest
@Servers
class RealDataIT {

    private final FeatureApi api = FeatureApi.ALPHA;

    @Test
    void shouldMakeTheBarsOfTheRealTape() throws IOException {
        // Given
        api.createInstrument("BTC-USD");
        byte[] tape;
        try (InputStream in =
                Thread.currentThread()
                        .getContextClassLoader()
                        .getResourceAsStream("bitstamp_trades_from_20131125_usd.csv")) {
            assertThat(in).isNotNull();
            tape = in.readAllBytes();
        }
        // When / Then
        api.importTrades("BTC-USD", "1m", tape)
                .statusCode(200)
                .body("rows", is(100_000))
                .body("inserted", is(100_000))
                .body("bars", is(9399))
                .body("gapCount", is(162))
                .body("missingBars", is(204));
        api.importTrades("BTC-USD", "1m", tape)
                .statusCode(200)
                .body("inserted", is(0))
                .body("bars", is(0))
                .body("gapCount", is(162));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "binance_spot/BTCUSDT_1h_2023.csv.gz, BTC-USDT, 1h, 8759, 1, 1",
        "binance_spot/SOLUSDT_1h_2020_2026_no_volume.csv.gz, SOL-USDT, 1h, 48093, 10, 20",
        "coinbase_spot/BTCUSD_4h_2016_2025.csv.gz, BTC-USDC, 4h, 20695, 3, 5",
        "binance_spot/ETHUSDT_5m_2023.csv.gz, ETH-USDT, 5m, 104815, 1, 16"
    })
    void shouldTakeRealBarsAsTheyAre(
            String file, String symbol, String interval, int rows, int gaps, int missing)
            throws IOException {
        // Given
        Path data = Path.of("../../../shared/data").resolve(file).toAbsolutePath().normalize();
        assumeTrue(Files.isRegularFile(data), "no market data at " + data);
        api.createInstrument(symbol);
        // When / Then
        api.importBars(symbol, interval, Files.readAllBytes(data))
                .statusCode(200)
                .body("inserted", is(rows))
                .body("gapCount", is(gaps))
                .body("missingBars", is(missing));
    }

    @Test
    void shouldRefuseBarsThatNoMarketMade() throws IOException {
        // Given
        Path data =
                Path.of("../../../shared/data/bad/synthetic_invalid_ohlc_BTCUSDT_15m.csv.gz")
                        .toAbsolutePath()
                        .normalize();
        assumeTrue(Files.isRegularFile(data), "no market data at " + data);
        api.createInstrument("FAKE-USD");
        // When / Then
        api.importBars("FAKE-USD", "15m", Files.readAllBytes(data))
                .statusCode(400)
                .body("detail", containsString("line "));
        assertThat(api.countBars("FAKE-USD", "15m")).isZero();
    }
}
