package io.credence.gateway.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(UnlimitedBehindTls.class)
class SecureCookiesIT {

    @Test
    void shouldSendNoCookieOverPlainHttpWhereBrowsersComeByHttps() {
        // When
        Response step = given().redirects().follow(false).get("/");
        // Then
        assertThat(step.statusCode()).isEqualTo(302);
        assertThat(step.header("Location")).contains("redirect_uri=https%3A%2F%2F");
        assertThat(step.headers().getValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("; Secure"));
    }
}
