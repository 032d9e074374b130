package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.api.Role;
import io.credence.platform.testkit.process.ServiceHost;
import io.credence.platform.testkit.process.ServiceProcess;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A live series with a long past goes on after a kill with the state that was kept with its last
/// bars, with the bits that the whole past gives.
class SnapshotIT {

    private static final String SYMBOL = "LONG-USD";
    private static final String WARM_UP = "WARM-USD";
    private static final int PAST = Integer.getInteger("credence.snapshot.bars", 20_000);

    private final ServiceHost host = new ServiceHost("feature");
    private final Map<String, String> settings = host.settings();
    @TempDir private static Path artifacts;

    @AfterEach
    void stop() {
        RestAssured.reset();
        host.close();
    }

    @Test
    void shouldGoOnWhereTheSnapshotLeft() throws Exception {
        // Given
        settings.put("credence.artifacts.root", artifacts.toString());
        RestAssured.port = Integer.parseInt(settings.get("quarkus.http.port"));
        List<Bar> bars = MarketStream.bars(Tape.bars(51L, PAST + 3));
        try (Rows rows =
                new Rows(Objects.requireNonNull(settings.get("kafka.bootstrap.servers")))) {
            ServiceProcess service = ServiceProcess.start(settings);
            FeatureApi.ALPHA.createInstrument(WARM_UP);
            FeatureApi.ALPHA.createInstrument(SYMBOL);
            FeatureApi.ALPHA.importBars(SYMBOL, "1m", Tape.bars(51L, PAST)).statusCode(200);
            close(SYMBOL, bars.get(PAST));
            long usual = close(SYMBOL, bars.get(PAST + 1));
            // When
            service.kill();
            service = ServiceProcess.start(settings);
            close(WARM_UP, bars.getFirst());
            long restored = close(SYMBOL, bars.get(PAST + 2));
            // Then
            List<FeatureRowComputed> told = rows.await(3, row -> row.instrument().equals(SYMBOL));
            service.kill();
            System.out.printf(
                    "after a start with %d bars stored the first bar takes %d ms, before it %d ms%n",
                    PAST, restored, usual);
            assertThat(told).hasSize(3);
            SingleFold.shouldEndWith(bars, told);
        }
    }

    private static long close(String symbol, Bar bar) {
        long start = System.nanoTime();
        FeatureApi.ALPHA
                .json(Role.TRADER)
                .body(Map.of("interval", "1m", "bar", bar))
                .post("/api/v1/instruments/" + symbol + "/bars/live")
                .then()
                .statusCode(202);
        return (System.nanoTime() - start) / 1_000_000;
    }
}
