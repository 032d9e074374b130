package io.credence.gateway.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DoorIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/me",
                "/api/v1/events",
                "/api/v1/models",
                "/api/v1/unknown",
                "/v2/models/m"
            })
    void shouldAnswer401AndNeverRedirectAProgram(String path) {
        given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .header("Location", nullValue())
                .body("error_code", equalTo("UNAUTHENTICATED"));
    }

    static Stream<String> badTokens() {
        Tokens alpha = Tokens.of("alpha");
        return Stream.of(
                Tokens.of("alpha").expired().sign(),
                Tokens.of("alpha").wrongAudience().sign(),
                Tokens.of("alpha").wrongIssuer().sign(),
                alpha.signWithForeignKey(),
                alpha.algNone(),
                alpha.hmacWithPublicKey(),
                alpha.tampered(),
                "garbage");
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void shouldRefuseABadToken(String token) {
        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/models")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void shouldRefuseATokenWithoutATenant() {
        given().header("Authorization", Tokens.withoutTenant().bearer())
                .get("/api/v1/models")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void shouldTellWhoTheCallerIs() {
        given().header(
                        "Authorization",
                        Tokens.of("beta").user("bob").roles(Role.VIEWER, Role.TRADER).bearer())
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("user", equalTo("bob"))
                .body("tenant", equalTo("beta"))
                .body("roles", equalTo(List.of("viewer", "trader")));
    }

    @Test
    void shouldSendABrowserToTheLogin() {
        given().redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(302)
                .header("Location", containsString("/auth?response_type=code"))
                .header("Location", containsString("code_challenge_method=S256"))
                .header("Location", containsString("nonce="))
                .header("Location", containsString("state="));
    }

    @Test
    void shouldNotKeepABearerTokenAsASession() {
        given().header("Authorization", Tokens.of("alpha").bearer())
                .get("/api/v1/me")
                .then()
                .header("Set-Cookie", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "/api/v1/models", "/", "/favicon.svg", "/api/v1/nothing"})
    void shouldSayWhatBrowsersMayDo(String path) {
        given().redirects()
                .follow(false)
                .header("Authorization", Tokens.of("alpha").bearer())
                .get(path)
                .then()
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Strict-Transport-Security", nullValue());
    }

    @Test
    void shouldAnswerNoOtherOrigin() {
        given().header("Origin", "https://evil.example")
                .header("Authorization", Tokens.of("alpha").bearer())
                .get("/api/v1/me")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void shouldLeaveHealthOpen() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}
