package io.credence.feature.app;

import static io.restassured.RestAssured.given;

import io.credence.feature.api.Bar;
import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.stream.IntStream;

/// Calls of the service's API as a user of one tenant. Every test takes an instrument of its own.
record FeatureApi(String tenant) {

    static final FeatureApi ALPHA = new FeatureApi("alpha");
    static final FeatureApi BETA = new FeatureApi("beta");

    RequestSpecification as(Role... roles) {
        return given().header(
                        "Authorization", Tokens.of(tenant).user("alice").roles(roles).bearer());
    }

    void createInstrument(String symbol) {
        createInstrument(symbol, "bitstamp");
    }

    void createInstrument(String symbol, String venue) {
        as(Role.TRADER)
                .contentType(ContentType.JSON)
                .body("{\"symbol\":\"%s\",\"venue\":\"%s\"}".formatted(symbol, venue))
                .post("/api/v1/instruments")
                .then()
                .statusCode(201);
    }

    RequestSpecification csv(Role... roles) {
        return as(roles)
                .config(
                        RestAssuredConfig.config()
                                .encoderConfig(
                                        EncoderConfig.encoderConfig()
                                                .appendDefaultContentCharsetToContentTypeIfUndefined(
                                                        false)
                                                .encodeContentTypeAs(
                                                        "text/csv", ContentType.BINARY)))
                .contentType("text/csv");
    }

    ValidatableResponse importBars(String symbol, String interval, byte[] body) {
        return csv(Role.TRADER)
                .body(body)
                .post("/api/v1/instruments/" + symbol + "/bars?interval=" + interval)
                .then();
    }

    ValidatableResponse importTrades(String symbol, String interval, byte[] body) {
        return csv(Role.TRADER)
                .body(body)
                .post("/api/v1/instruments/" + symbol + "/trades?interval=" + interval)
                .then();
    }

    /// A bar as a line of a file has it.
    ValidatableResponse liveBar(String symbol, String line) {
        String bar =
                "{\"openTimeMs\":%s,\"open\":%s,\"high\":%s,\"low\":%s,\"close\":%s,\"volume\":%s}"
                        .formatted((Object[]) line.split(",", -1));
        return json(Role.TRADER)
                .body("{\"interval\":\"1m\",\"bar\":" + bar + "}")
                .post("/api/v1/instruments/" + symbol + "/bars/live")
                .then();
    }

    RequestSpecification json(Role... roles) {
        return as(roles).contentType(ContentType.JSON);
    }

    /// With all the digits of a double, where the default would round to a float.
    JsonPath read(String path) {
        return new JsonPath(as(Role.VIEWER).get(path).asString())
                .using(new JsonPathConfig(JsonPathConfig.NumberReturnType.DOUBLE));
    }

    /// All bars of a minute.
    List<Bar> bars(String symbol) {
        JsonPath stored = read("/api/v1/instruments/" + symbol + "/bars?interval=1m&limit=100000");
        List<Double> open = stored.getList("open", Double.class);
        List<Double> high = stored.getList("high", Double.class);
        List<Double> low = stored.getList("low", Double.class);
        List<Double> close = stored.getList("close", Double.class);
        List<Double> volume = stored.getList("volume", Double.class);
        List<Long> time = stored.getList("openTimeMs", Long.class);
        return IntStream.range(0, time.size())
                .mapToObj(i ->
                        new Bar(
                                time.get(i),
                                open.get(i),
                                high.get(i),
                                low.get(i),
                                close.get(i),
                                volume.get(i)))
                .toList();
    }

    int countBars(String symbol, String interval) {
        return as(Role.VIEWER)
                .get("/api/v1/instruments/" + symbol + "/bars?limit=100000&interval=" + interval)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("openTimeMs")
                .size();
    }
}
