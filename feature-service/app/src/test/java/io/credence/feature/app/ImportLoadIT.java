package io.credence.feature.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.is;

import io.credence.platform.api.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One large file of bars through the API into PostgreSQL. `-Dcredence.load.bars=1000000` makes it
/// as large as the budget says; the log has the time.
@QuarkusTest
@Servers
class ImportLoadIT {

    private static final Logger LOG = Logger.getLogger(ImportLoadIT.class);
    private static final int BARS = Integer.getInteger("credence.load.bars", 20_000);

    private final FeatureApi api = FeatureApi.ALPHA;

    @TempDir Path folder;

    @Test
    void shouldImportALargeFile() throws IOException {
        // Given
        api.createInstrument("LARGE-USD");
        Path file = write();
        // When
        long start = System.nanoTime();
        api.csv(Role.TRADER)
                .body(file.toFile())
                .post("/api/v1/instruments/LARGE-USD/bars?interval=1m")
                .then()
                // Then
                .statusCode(200)
                .body("inserted", is(BARS))
                .body("quality.findingCount", is(0));
        LOG.infof(
                "%d bars (%.1f MB) imported in %.2f s",
                BARS, Files.size(file) / 1e6, (System.nanoTime() - start) / 1e9);
    }

    // Prices with two decimals and moves that cluster, as exchanges have them.
    private Path write() throws IOException {
        SplittableRandom random = new SplittableRandom(21L);
        Path file = folder.resolve("bars.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file, US_ASCII)) {
            out.write("open_time_ms,open,high,low,close,volume\n");
            double price = 30_000.0;
            double size = 0.0005;
            for (int i = 0; i < BARS; i++) {
                size = 0.95 * size + 0.05 * 0.0005 * Math.exp(random.nextGaussian());
                double close = Math.clamp(price * Math.exp(size * random.nextGaussian()), 1e4, 9e4);
                out.write(
                        "%d,%.2f,%.2f,%.2f,%.2f,%.5f\n"
                                .formatted(
                                        Tape.START_MS + i * Tape.MINUTE,
                                        price,
                                        Math.max(price, close) * (1 + size * random.nextDouble())
                                                + 0.01,
                                        Math.min(price, close) * (1 - size * random.nextDouble())
                                                - 0.01,
                                        close,
                                        10.0 * Math.exp(random.nextGaussian())));
                price = close;
            }
        }
        return file;
    }
}
