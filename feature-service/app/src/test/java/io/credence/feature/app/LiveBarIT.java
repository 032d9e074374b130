package io.credence.feature.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.api.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Servers
class LiveBarIT {

    private final FeatureApi api = FeatureApi.ALPHA;

    @Test
    void shouldPublishTheSameRowsThatAQueryComputes() {
        // Given 100 stored bars
        api.createInstrument("LIVE-USD");
        api.importBars("LIVE-USD", "1m", Tape.bars(7L, 100)).statusCode(200);
        String[] lines = new String(Tape.bars(7L, 100, 110), UTF_8).split("\n", -1);
        try (Rows rows = new Rows()) {
            // When ten more close, an import coming between them
            for (int i = 1; i <= 5; i++) {
                live("LIVE-USD", lines[i]).statusCode(202).body("isNew", is(true));
            }
            api.importBars("LIVE-USD", "1m", Tape.bars(7L, 105, 107)).statusCode(200);
            for (int i = 8; i <= 10; i++) {
                live("LIVE-USD", lines[i]).statusCode(202).body("isNew", is(true));
            }
            // Then
            List<FeatureRowComputed> published =
                    rows.await(8, row -> row.instrument().equals("LIVE-USD"));
            assertThat(published).hasSize(8);
            JsonPath stored =
                    api.read("/api/v1/instruments/LIVE-USD/features/latest?interval=1m&count=10");
            int[] positions = {0, 1, 2, 3, 4, 7, 8, 9};
            for (int i = 0; i < 8; i++) {
                FeatureRowComputed row = published.get(i);
                assertThat(row.stream()).isEqualTo("live");
                assertThat(row.warm()).isTrue();
                assertThat(row.bar().openTimeMs())
                        .isEqualTo(stored.getLong("openTimeMs[" + positions[i] + "]"));
                assertThat(row.knownTimeMs()).isEqualTo(row.bar().openTimeMs() + Tape.MINUTE);
                assertThat(row.values().toString())
                        .isEqualTo(values(stored, positions[i]).toString());
            }
            ConsumerRecord<String, String> record =
                    rows.record(row -> row.instrument().equals("LIVE-USD"));
            assertThat(record.key()).isEqualTo("alpha:LIVE-USD");
            assertThat(new String(record.headers().lastHeader("ce_type").value(), UTF_8))
                    .isEqualTo(FeatureRowComputed.TYPE);
        }
    }

    @Test
    void shouldAnnounceABarOnceHoweverOftenItComes() {
        // Given
        api.createInstrument("ONCE-USD");
        String[] lines = new String(Tape.bars(8L, 3), UTF_8).split("\n", -1);
        try (Rows rows = new Rows()) {
            // When
            live("ONCE-USD", lines[1]).statusCode(202).body("isNew", is(true));
            live("ONCE-USD", lines[1]).statusCode(202).body("isNew", is(false));
            live("ONCE-USD", lines[3]).statusCode(202).body("isNew", is(true));
            // Then
            assertThat(rows.await(2, row -> row.instrument().equals("ONCE-USD"))).hasSize(2);
            rows.poll(Duration.ofSeconds(1));
            assertThat(rows.matching(row -> row.instrument().equals("ONCE-USD"))).hasSize(2);
        }
        live("ONCE-USD", lines[2])
                .statusCode(400)
                .body("detail", containsString("bar.openTimeMs must be after the newest bar"));
        live("ONCE-USD", lines[3].replaceFirst(",[^,]*$", ",99"))
                .statusCode(409)
                .body("error_code", equalTo("CONFLICTING_BAR"));
        api.as(Role.VIEWER)
                .get("/api/v1/instruments/ONCE-USD/gaps?interval=1m")
                .then()
                .body("gapCount", is(1))
                .body("gaps[0].fromMs", is(Tape.START_MS + Tape.MINUTE));
    }

    private ValidatableResponse live(String symbol, String line) {
        String[] field = line.split(",", -1);
        String bar =
                "{\"openTimeMs\":%s,\"open\":%s,\"high\":%s,\"low\":%s,\"close\":%s,\"volume\":%s}"
                        .formatted((Object[]) field);
        return api.json(Role.TRADER)
                .body("{\"interval\":\"1m\",\"bar\":" + bar + "}")
                .post("/api/v1/instruments/" + symbol + "/bars/live")
                .then();
    }

    private static List<Double> values(JsonPath features, int row) {
        return features.getList("values[" + row + "]", Double.class);
    }
}
