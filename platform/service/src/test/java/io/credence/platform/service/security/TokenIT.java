package io.credence.platform.service.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.credence.platform.api.Role;
import io.credence.platform.service.sample.SampleTest;
import io.credence.platform.testkit.oidc.Tokens;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@SampleTest
class TokenIT {

    static Stream<Arguments> badTokens() {
        return Stream.of(
                bad("expired", () -> trader().expired().sign()),
                bad("not yet valid", () -> trader().notYetValid().sign()),
                bad("wrong issuer", () -> trader().wrongIssuer().sign()),
                bad("wrong audience", () -> trader().wrongAudience().sign()),
                bad("alg none", () -> trader().algNone()),
                bad("public key as HMAC secret", () -> trader().hmacWithPublicKey()),
                bad("unknown kid", () -> trader().unknownKid().sign()),
                bad("foreign key", () -> trader().signWithForeignKey()),
                bad("tampered", () -> trader().tampered()),
                bad("opaque", () -> "0123456789abcdef"),
                bad("empty", () -> ""));
    }

    private static Arguments bad(String name, Supplier<String> token) {
        return Arguments.of(name, token);
    }

    private static Tokens trader() {
        return Tokens.of("alpha").roles(Role.TRADER);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void shouldRefuseABadToken(String name, Supplier<String> token) {
        given().header("Authorization", "Bearer " + token.get())
                .get("/api/v1/notes")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("error_code", equalTo("UNAUTHENTICATED"))
                .body("type", equalTo("urn:problem:platform:unauthenticated"));
    }

    @Test
    void shouldRefuseARequestWithoutToken() {
        for (String path :
                new String[] {"/api/v1/notes", "/api/v1/nowhere", "/v2/models/missing"}) {
            given().get(path).then().statusCode(401).body("error_code", equalTo("UNAUTHENTICATED"));
        }
    }

    @Test
    void shouldTakeAGoodToken() {
        given().header("Authorization", trader().user("alice").bearer())
                .get("/api/v1/notes/whoami")
                .then()
                .statusCode(200)
                .body(equalTo("\"alpha alice\""));
    }

    @Test
    void shouldBearAFieldThatANewerServiceAnswersWith() {
        given().header("Authorization", trader().user("alice").bearer())
                .get("/api/v1/proxy/newer")
                .then()
                .statusCode(200)
                .body(equalTo("\"known\""));
    }

    @Test
    void shouldRefuseATokenWithoutTenant() {
        given().header("Authorization", Tokens.withoutTenant().roles(Role.TRADER).bearer())
                .get("/api/v1/notes")
                .then()
                .statusCode(403)
                .body("error_code", equalTo("PERMISSION_DENIED"));
        given().header("Authorization", Tokens.of("Not A Tenant").roles(Role.TRADER).bearer())
                .get("/api/v1/notes")
                .then()
                .statusCode(403);
    }

    @Test
    void shouldRefuseATokenWithoutARoleOfOurs() {
        given().header("Authorization", Tokens.of("alpha").bearer())
                .get("/api/v1/models/tcn/instruments/BTC-USD")
                .then()
                .statusCode(403)
                .body("error_code", equalTo("PERMISSION_DENIED"));
    }

    @Test
    void shouldRefuseAWrongRole() {
        given().header("Authorization", Tokens.of("alpha").roles(Role.VIEWER).bearer())
                .contentType(ContentType.JSON)
                .body("{\"text\":\"x\",\"copies\":1,\"lines\":[]}")
                .post("/api/v1/notes")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("error_code", equalTo("PERMISSION_DENIED"));
    }

    @Test
    void shouldLeaveHealthMetricsAndDocumentOpen() throws InterruptedException {
        awaitHealth();
        for (String path :
                new String[] {"/q/health", "/q/metrics", "/q/openapi", "/v2/health/live"}) {
            given().get(path).then().statusCode(200);
        }
    }

    // The consumer is ready once it has its partitions, which takes a while after the start.
    private static void awaitHealth() throws InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        while (given().get("/q/health").statusCode() == 503 && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
    }

    @Test
    void shouldForwardTheCallerOrSpeakAsTheMachine() {
        given().header("Authorization", trader().user("alice").bearer())
                .get("/api/v1/proxy/caller")
                .then()
                .statusCode(200)
                .body(equalTo("\"alpha alice\""));
        given().header("Authorization", trader().user("alice").bearer())
                .get("/api/v1/proxy/machine")
                .then()
                .statusCode(200)
                .body(equalTo("\"beta service-account-sample-service.beta\""));
    }
}
