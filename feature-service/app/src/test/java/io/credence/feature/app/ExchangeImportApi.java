package io.credence.feature.app;

import static io.restassured.RestAssured.given;

import io.credence.platform.api.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.ConfigProvider;

/// Imports from [RecordedExchange] as a trader of alpha starts and follows them.
final class ExchangeImportApi {

    static final int BARS = 1000;
    static final int PRESENT = BARS - RecordedExchange.HOLE_BARS;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final FeatureApi api = FeatureApi.ALPHA;

    String startBars(String symbol) {
        return start(bars(symbol, "binance", Tape.START_MS));
    }

    String startTrades(String symbol, String venue, int moments) {
        long from = RecordedExchange.FIRST_MS;
        return start(trades(symbol, venue, from, from + moments * RecordedExchange.MOMENT_MS));
    }

    private String start(String body) {
        return post(body).statusCode(202).extract().path("id");
    }

    ValidatableResponse post(String body) {
        return api.json(Role.TRADER).body(body).post("/api/v1/imports").then();
    }

    static String bars(String symbol, String venue, long fromMs) {
        return """
        {"instrument":"%s","venue":"%s","interval":"1m","fromMs":%d,"toMs":%d}
        """
                .formatted(symbol, venue, fromMs, fromMs + BARS * Tape.MINUTE);
    }

    static String trades(String symbol, String venue, long fromMs, long toMs) {
        return """
        {"kind":"TRADES","instrument":"%s","venue":"%s","interval":"1m","fromMs":%d,"toMs":%d}
        """
                .formatted(symbol, venue, fromMs, toMs);
    }

    JsonPath get(String id) {
        return api.as(Role.VIEWER).get("/api/v1/imports/" + id).jsonPath();
    }

    /// As it is at the end, or when patience ends.
    JsonPath awaitEnd(String id) {
        Instant end = Instant.now().plus(PATIENCE);
        JsonPath job = get(id);
        while (job.getString("state").equals("RUNNING") && Instant.now().isBefore(end)) {
            pause();
            job = get(id);
        }
        return job;
    }

    /// As it is once it has taken so many rows, or when patience ends.
    JsonPath awaitRows(String id, int rows) {
        Instant end = Instant.now().plus(PATIENCE);
        JsonPath job = get(id);
        while (job.getInt("rows") < rows && Instant.now().isBefore(end)) {
            pause();
            job = get(id);
        }
        return job;
    }

    /// What [RecordedExchange] says of how it was asked for a symbol, or is told of it.
    static int exchange(String what, String symbol) {
        String address =
                ConfigProvider.getConfig()
                        .getValue("credence.feature.exchange.binance-url", String.class);
        return Integer.parseInt(
                given().baseUri(address).get("/" + what + "?symbol=" + symbol).asString());
    }

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
