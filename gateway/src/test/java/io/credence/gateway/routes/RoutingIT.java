package io.credence.gateway.routes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RoutingIT {

    private static final String TENANT = "routing";

    private static RequestSpecification caller() {
        return given().urlEncodingEnabled(false)
                .header("Authorization", Tokens.of(TENANT).roles(Role.TRADER).bearer());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/instruments/BTC-USD/bars?interval=1m&from_ms=1, feature",
        "/api/v1/models/m/versions, registry",
        "/api/v1/training-runs, training",
        "/api/v1/portfolios/p/decisions?limit=5, strategy"
    })
    void shouldReachTheServiceWithPathAndQuery(String uri, String service) {
        caller().get(uri)
                .then()
                .statusCode(200)
                .body("service", equalTo(service))
                .body("uri", equalTo(uri))
                .header("ETag", "\"7\"")
                .header("Set-Cookie", nullValue());
    }

    @Test
    void shouldForwardTheTokenAndStripWhatACallerMustNotSay() {
        String token = Tokens.of(TENANT).roles(Role.TRADER).sign();
        given().header("Authorization", "Bearer " + token)
                .header("Cookie", "session=stolen")
                .header("X-Tenant-Id", "beta")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("Connection", "X-Secret-Hop")
                .header("X-Secret-Hop", "1")
                .header("Idempotency-Key", "k-1")
                .get("/api/v1/models")
                .then()
                .statusCode(200)
                .body("headers.authorization", equalTo("Bearer " + token))
                .body("headers.idempotency-key", equalTo("k-1"))
                .body("headers", not(hasKey("cookie")))
                .body("headers", not(hasKey("x-tenant-id")))
                .body("headers", not(hasKey("x-forwarded-for")))
                .body("headers", not(hasKey("x-secret-hop")));
    }

    @Test
    void shouldContinueTheTrace() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        caller().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .get("/api/v1/models")
                .then()
                .statusCode(200)
                .body("headers.traceparent", startsWith("00-" + trace + "-"))
                .body("headers.traceparent", not(containsString("00f067aa0ba902b7")));
    }

    @Test
    void shouldBeginATraceWhereThereIsNone() {
        caller().get("/api/v1/models")
                .then()
                .statusCode(200)
                .body("headers.traceparent", not(blankOrNullString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/training-runs/1/attempts/1/lease",
                "/api/v1/served-aliases",
                "/api/v1/unknown",
                "/api/v9/models"
            })
    void shouldHaveNoPathThatIsNotPublic(String path) {
        caller().get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("error_code", equalTo("RESOURCE_DOES_NOT_EXIST"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/training-runs/1%2Fattempts/1/lease",
                "/api/v1/training-runs/1/attempts;v=1/1/lease",
                "/api/v1/models/%2e%2e/served-aliases"
            })
    void shouldRefuseAPathWithTwoMeanings(String path) {
        caller().get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("error_code", equalTo("AMBIGUOUS_PATH"))
                .body("type", equalTo("urn:problem:gateway:ambiguous-path"));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 401, 403, 404, 409, 422, 500})
    void shouldPassTheServicesAnswerThrough(int status) {
        caller().get("/api/v1/models/status-" + status)
                .then()
                .statusCode(status)
                .body("service", equalTo("registry"));
    }

    @Test
    void shouldSayThatAServiceIsAway() {
        caller().get("/api/v1/served-models")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("error_code", equalTo("TEMPORARILY_UNAVAILABLE"))
                .body("detail", containsString("prediction service is away"));
    }

    @Test
    void shouldSpeakPlainJsonToInferenceClients() {
        caller().get("/v2/models/m/ready").then().statusCode(503).contentType("application/json");
    }

    @Test
    void shouldSayThatAServiceBrokeOff() {
        caller().get("/api/v1/models/broken")
                .then()
                .statusCode(502)
                .contentType("application/problem+json")
                .body("error_code", equalTo("UPSTREAM_FAILED"));
    }

    @Test
    void shouldNotWaitForeverForASilentService() {
        caller().get("/api/v1/models/silent")
                .then()
                .statusCode(504)
                .contentType("application/problem+json")
                .body("error_code", equalTo("UPSTREAM_TIMEOUT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void shouldCarryABodyOnEveryMethod(String method) {
        caller().body("{\"name\":\"m\"}")
                .request(method, "/api/v1/models/m")
                .then()
                .statusCode(200)
                .body("method", equalTo(method))
                .body("bodyBytes", equalTo(12));
    }
}
