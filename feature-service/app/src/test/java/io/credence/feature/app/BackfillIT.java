package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.api.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Servers
class BackfillIT {

    private static final int BARS = 120;

    private final FeatureApi api = FeatureApi.ALPHA;

    @Test
    void shouldPublishEveryStoredBarOfAllInstrumentsOnce() throws Exception {
        // Given: 50 bars are a shard here, and the instruments are all that the tenant has
        FeatureApi api = new FeatureApi("backfill");
        List<String> symbols = List.of("FILLA-USD", "FILLB-USD", "FILLC-USD");
        for (String symbol : symbols) {
            api.createInstrument(symbol);
            api.importBars(symbol, "1m", Tape.bars(symbol.hashCode(), BARS)).statusCode(200);
        }
        try (Rows rows = new Rows()) {
            // When
            String id =
                    start(api, body("", 0, BARS))
                            .statusCode(202)
                            .body("total", equalTo(symbols.size() * BARS))
                            .extract()
                            .path("id");
            JsonPath end = awaitEnd(api, id);
            // Then
            assertThat(end.getString("state")).isEqualTo("COMPLETED");
            assertThat(end.getInt("published")).isEqualTo(symbols.size() * BARS);
            assertThat(end.getInt("completed")).isEqualTo(3 * symbols.size());
            for (String symbol : symbols) {
                List<FeatureRowComputed> told = new ArrayList<>();
                List<String> streams =
                        end.getList("shards.findAll { it.instrument == '" + symbol + "' }.id");
                for (String stream : streams) {
                    int count = end.getInt("shards.find { it.id == '" + stream + "' }.published");
                    told.addAll(rows.await(count, row -> row.stream().equals(stream)));
                }
                List<Bar> bars = MarketStream.bars(Tape.bars(symbol.hashCode(), BARS));
                SingleFold.shouldBeOf(bars, told);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | fromMs",
                "{\"fromMs\":2,\"toMs\":2,\"interval\":\"1m\"} | fromMs",
                "{\"fromMs\":1,\"toMs\":2} | interval",
                "{\"fromMs\":1,\"toMs\":2,\"interval\":\"1m\",\"instruments\":[]} | instruments",
                "{\"fromMs\":1,\"toMs\":2,\"interval\":\"1m\",\"instruments\":[null]} | instruments",
                "{\"fromMs\":1,\"toMs\":2,\"interval\":\"1m\",\"featureSet\":\"no\"} | feature_set"
            })
    void shouldRefuseBadInputByName(String body, String field) {
        start(body).statusCode(400).body("violations[0].field", equalTo(field));
    }

    @Test
    void shouldRefuseUnknownInstrumentsAndRangesWithoutBarsAndHideFromOthers() {
        // Given
        api.createInstrument("FILLE-USD");
        api.importBars("FILLE-USD", "1m", Tape.bars(1L, 5)).statusCode(200);
        // When / Then
        start(body("\"instruments\":[\"NOSUCH-USD\"],", 0, 9))
                .statusCode(404)
                .body("error_code", equalTo("UNKNOWN_INSTRUMENT"));
        start(body("\"instruments\":[\"FILLE-USD\"],", -9, 0))
                .statusCode(409)
                .body("error_code", equalTo("NOT_ENOUGH_DATA"));
        String id =
                start(body("\"instruments\":[\"FILLE-USD\"],", 0, 5))
                        .statusCode(202)
                        .extract()
                        .path("id");
        FeatureApi.BETA.as(Role.VIEWER).get("/api/v1/backfills/" + id).then().statusCode(404);
    }

    private ValidatableResponse start(String body) {
        return start(api, body);
    }

    private static ValidatableResponse start(FeatureApi api, String body) {
        return api.json(Role.RESEARCHER).body(body).post("/api/v1/backfills").then();
    }

    static String body(String instruments, int fromBar, int toBar) {
        return "{%s\"interval\":\"1m\",\"fromMs\":%d,\"toMs\":%d}"
                .formatted(
                        instruments,
                        Tape.START_MS + fromBar * Tape.MINUTE,
                        Tape.START_MS + toBar * Tape.MINUTE);
    }

    private static JsonPath awaitEnd(FeatureApi api, String id) throws InterruptedException {
        Instant patience = Instant.now().plusSeconds(90);
        JsonPath backfill = get(api, id);
        while (backfill.getString("state").equals("RUNNING") && Instant.now().isBefore(patience)) {
            Thread.sleep(100);
            backfill = get(api, id);
        }
        return backfill;
    }

    private static JsonPath get(FeatureApi api, String id) {
        return api.as(Role.VIEWER).get("/api/v1/backfills/" + id).jsonPath();
    }
}
