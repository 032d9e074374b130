package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The requests are those that Feast's documentation shows and its remote online store sends.
@QuarkusTest
@Servers
class FeastIT {

    private static final Path SHAPES = Path.of("src", "test", "resources", "FeastIT");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FeatureApi api = FeatureApi.ALPHA;

    @Test
    void shouldTakeAPushAndAnswerAReadInFeastsShapes() throws IOException, InterruptedException {
        // Given
        api.createInstrument("FEAST-USD");
        try (Rows rows = new Rows()) {
            // When the same table is pushed twice
            HttpResponse<String> first = send("push", shape("push-request"), Role.SERVICE);
            HttpResponse<String> again = send("push", shape("push-request"), Role.SERVICE);
            // Then its bars are there once, oldest first, and so are their rows
            assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
            assertThat(first.body()).isEqualTo("{\"received\":2,\"added\":2}");
            assertThat(again.body()).isEqualTo("{\"received\":2,\"added\":0}");
            assertThat(api.countBars("FEAST-USD", "1m")).isEqualTo(2);
            List<FeatureRowComputed> published =
                    rows.await(2, row -> row.instrument().equals("FEAST-USD"));
            assertThat(published)
                    .extracting(FeatureRowComputed::knownTimeMs)
                    .containsExactly(
                            Instant.parse("2023-11-14T22:24:00Z").toEpochMilli(),
                            Instant.parse("2023-11-14T22:25:00Z").toEpochMilli());
            // When they are read as the remote online store reads: JSON that does not say so
            HttpResponse<String> read =
                    send("get-online-features", shape("read-request"), Role.VIEWER);
            // Then
            assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
            assertThat(JSON.readTree(read.body())).isEqualTo(JSON.readTree(shape("read-response")));
            assertThat(asTheRemoteStoreReads(read.body(), List.of("spread", "rsi_14")))
                    .containsExactly("2023-11-14T22:25:00Z", "0.02", "absent", "absent", "absent");
        }
    }

    /// What its `online_read` does with an answer: the time of the second column, then every value
    /// that is PRESENT, row by row.
    private static List<String> asTheRemoteStoreReads(String answer, List<String> requested)
            throws IOException {
        JsonNode json = JSON.readTree(answer);
        JsonNode results = json.get("results");
        List<String> read = new ArrayList<>();
        read.add(results.get(1).get("event_timestamps").get(0).asText());
        for (int row = 0; row < results.get(0).get("values").size(); row++) {
            int column = 0;
            for (JsonNode name : json.get("metadata").get("feature_names")) {
                JsonNode result = results.get(column++);
                if (requested.contains(name.asText())) {
                    boolean present = result.get("statuses").get(row).asText().equals("PRESENT");
                    read.add(present ? result.get("values").get(row).asText() : "absent");
                }
            }
        }
        return read;
    }

    @Test
    void shouldReadAWholeFeatureServiceByTwoEntitiesWithFullNames() throws Exception {
        // Given
        api.createInstrument("ALLROWS-USD");
        api.importBars("ALLROWS-USD", "1m", Tape.bars(4L, 300)).statusCode(200);
        // When
        HttpResponse<String> read =
                send(
                        "get-online-features",
                        """
                        {"feature_service":"core-12","full_feature_names":true,
                         "entities":{"instrument":["ALLROWS-USD","ALLROWS-USD"],"interval":["1m","5m"]}}
                        """,
                        Role.VIEWER);
        // Then the values are those of the newest row
        JsonNode answer = JSON.readTree(read.body());
        assertThat(answer.at("/metadata/feature_names").size()).isEqualTo(2 + 12);
        assertThat(answer.at("/metadata/feature_names/2").asText())
                .isEqualTo("core-12__log_return_1");
        List<Double> newest =
                api.read("/api/v1/instruments/ALLROWS-USD/features/latest?interval=1m&count=1")
                        .getList("values[0]");
        for (int feature = 0; feature < 12; feature++) {
            JsonNode column = answer.at("/results/" + (2 + feature));
            assertThat(column.at("/values/0").asDouble()).isEqualTo(newest.get(feature));
            assertThat(column.at("/statuses/0").asText()).isEqualTo("PRESENT");
            assertThat(column.at("/statuses/1").asText()).isEqualTo("NOT_FOUND");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|entities",
                "{'entities':{'driver_id':[1]},'features':['core-12:spread']}|entities",
                "{'entities':{'instrument':['AB-USD']},'features':['core-12:spread']}|entities.interval",
                "{'entities':{'instrument':['a/1m']},'features':['core-12:spread']}|entities.instrument[0]",
                "{'entities':{'instrument':['AB-USD/2m']},'features':['core-12:spread']}|entities.instrument[0]",
                "{'entities':{'instrument':['AB-USD/1m']},'features':['spread']}|features[0]",
                "{'entities':{'instrument':['AB-USD/1m']},'features':['none:spread']}|feature set",
                "{'entities':{'instrument':['AB-USD/1m']},'features':['core-12:nope']}|features[0]",
                "{'entities':{'instrument':['AB-USD/1m'],'interval':[]},'features':['core-12:spread']}|entities.interval",
                "{'entities':{'instrument':['AB-USD/1m']},'features':['core-12:spread','core-12:spread']}|distinct"
            })
    void shouldNameWhatIsAmissInARead(String body, String word) throws Exception {
        HttpResponse<String> answer =
                send("get-online-features", body.replace('\'', '"'), Role.VIEWER);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("detail").asText()).contains(word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"bars\"|\"drivers\"|400|push_source_name",
                "\"online\"|\"offline\"|400|to must be",
                "[100, 100]|[100, \"x\"]|400|df.open[1]",
                "[99.0, 99.0]|[99.0]|400|df.low",
                "[101.0, 101.0]|[101.0, 1.0]|400|df[1]",
                "22:25:00\", |25:25:00\", |400|df.event_timestamp[0]",
                "\"1m\"|\"1h\"|400|openTimeMs",
                "\"FEAST-USD\", \"FEAST-USD\"|\"KNOWN-NOT\", \"KNOWN-NOT\"|404|KNOWN-NOT"
            })
    void shouldTakeNothingOfAPushThatIsAmiss(String from, String to, int status, String word)
            throws Exception {
        // Given
        if (api.as(Role.VIEWER).get("/api/v1/instruments/AMISS-USD").statusCode() == 404) {
            api.createInstrument("AMISS-USD");
        }
        String body = shape("push-request").replace(from, to).replace("FEAST-USD", "AMISS-USD");
        // When
        HttpResponse<String> answer = send("push", body, Role.TRADER);
        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).get("detail").asText()).contains(word);
        assertThat(api.countBars("AMISS-USD", "1m")).isZero();
    }

    @Test
    void shouldAskForATokenAndARole() throws Exception {
        assertThat(send("get-online-features", shape("read-request"), null).statusCode())
                .isEqualTo(401);
        assertThat(send("push", shape("push-request"), Role.VIEWER).statusCode()).isEqualTo(403);
        api.json(Role.VIEWER)
                .body("{}")
                .post("/feast/get-online-features")
                .then()
                .statusCode(400)
                .body("detail", containsString("entities"));
    }

    private static String shape(String name) throws IOException {
        return Files.readString(SHAPES.resolve(name + ".json"));
    }

    // As Python's `requests` posts a text: no Content-Type at all.
    private static HttpResponse<String> send(String path, String body, @Nullable Role role)
            throws IOException, InterruptedException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/feast/" + path))
                        .POST(BodyPublishers.ofString(body));
        if (role != null) {
            request.header("Authorization", Tokens.of("alpha").user("alice").roles(role).bearer());
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
