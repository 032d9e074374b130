package io.credence.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.gateway.upstream.Gateway;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LoginIT {

    private static final String OWN = "X-Credence-Request";

    private final URI gateway = Gateway.url();
    private final Browser browser = new Browser(gateway);

    @BeforeEach
    void logIn() throws Exception {
        HttpResponse<String> page = browser.open("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<credence-app>");
    }

    @Test
    void shouldBringTheDashboardWithoutInlineScripts() throws Exception {
        // When
        String page = browser.open("/").body();
        // Then
        assertThat(page).containsPattern("<script type=\"module\" src=\"/static/bundle/[^\"]+\">");
        assertThat(page).doesNotContainPattern("<script[^>]*>[^<]").doesNotContain("style=");
        String script = page.replaceAll("(?s).*src=\"(/static/bundle/[^\"]+)\".*", "$1");
        assertThat(browser.fetch(script).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldKeepTheSessionWhereScriptsCannotReadIt() throws Exception {
        // Given
        Browser other = new Browser(gateway);
        // When
        List<String> cookies = List.of();
        HttpResponse<String> step = other.fetch("/");
        while (step.statusCode() == 302) {
            URI next = step.uri().resolve(step.headers().firstValue("Location").orElseThrow());
            step =
                    other.client()
                            .send(HttpRequest.newBuilder(next).build(), BodyHandlers.ofString());
            List<String> set = step.headers().allValues("Set-Cookie");
            if (set.stream().anyMatch(cookie -> cookie.startsWith("q_session_dashboard"))) {
                cookies = set;
            }
        }
        // Then
        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith("q_session_dashboard"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HTTPOnly", "SameSite=Lax"))
                .noneSatisfy(cookie -> assertThat(cookie).contains("eyJhbGciOiJSUzI1NiJ9."));
    }

    @Test
    void shouldBeTheUserOfTheAccessToken() throws Exception {
        // When
        JsonNode me = json(browser.fetch("/api/v1/me"));
        // Then
        assertThat(me.get("user").asText()).isEqualTo("alice");
        assertThat(me.get("tenant").asText()).isEqualTo("alpha");
        assertThat(me.get("roles").toString()).isEqualTo("[\"viewer\",\"trader\"]");
    }

    @Test
    void shouldForwardTheSessionsAccessTokenAndNoCookie() throws Exception {
        // When
        JsonNode headers = json(browser.fetch("/api/v1/models")).get("headers");
        // Then
        assertThat(headers.get("authorization").asText()).startsWith("Bearer eyJ");
        assertThat(headers.has("cookie")).isFalse();
    }

    @Test
    void shouldRefuseAWriteThatAnotherSiteCouldHaveCaused() throws Exception {
        String own = gateway.toString();
        // When
        int plain = browser.post("/api/v1/models").statusCode();
        int withoutHeader = browser.post("/api/v1/models", "Origin", own).statusCode();
        int withoutOrigin = browser.post("/api/v1/models", OWN, "dashboard").statusCode();
        int foreign =
                browser.post("/api/v1/models", OWN, "dashboard", "Origin", "https://evil.example")
                        .statusCode();
        // Then
        assertThat(List.of(plain, withoutHeader, withoutOrigin, foreign)).containsOnly(403);
        HttpResponse<String> refused = browser.post("/api/v1/models");
        assertThat(json(refused).get("error_code").asText()).isEqualTo("CROSS_SITE_REQUEST");
    }

    @Test
    void shouldLetTheDashboardWrite() throws Exception {
        // When
        HttpResponse<String> response =
                browser.post("/api/v1/models", OWN, "dashboard", "Origin", gateway.toString());
        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).get("bodyBytes").asInt()).isEqualTo(2);
    }

    @Test
    void shouldAnswer401OnTheApiWhenTheSessionIsSpoilt() throws Exception {
        // Given
        browser.spoilCookies();
        // When
        HttpResponse<String> response = browser.fetch("/api/v1/me");
        // Then
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
    }

    @Test
    void shouldNotGoOnWithASessionThatSomebodyPlanted() throws Exception {
        // Given
        HttpRequest request =
                HttpRequest.newBuilder(gateway)
                        .header("Cookie", "q_session_dashboard=planted-by-an-attacker")
                        .build();
        // When
        HttpResponse<String> response =
                new Browser(gateway).client().send(request, BodyHandlers.ofString());
        // Then it is forgotten, and a login begins
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElse("")).contains("/auth?");
        assertThat(response.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("q_session_dashboard=; Max-Age=0"));
    }

    @Test
    void shouldGiveUpTheSessionsCookiesAtLogout() throws Exception {
        // When
        browser.logOut();
        // Then
        assertThat(browser.cookies("q_session_dashboard")).isEmpty();
    }

    @Test
    void shouldRenewTheAccessTokenWhileTheSessionLasts() throws Exception {
        // When
        String first = token(browser.fetch("/api/v1/models"));
        String second = token(browser.fetch("/api/v1/models"));
        // Then
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void shouldEndTheStreamOfEventsWithTheToken() throws Exception {
        // When
        HttpResponse<String> stream = browser.fetch("/api/v1/events");
        // Then
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.body()).contains(": still here").contains("event: expired");
    }

    @Test
    void shouldShowAPageWhenTheLoginCannotBeCompleted() throws Exception {
        // When
        HttpResponse<String> response =
                new Browser(gateway).open("/login?code=forged&state=unknown");
        // Then
        assertThat(response.statusCode()).isIn(200, 401);
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .doesNotContain("problem+json");
    }

    @Test
    void shouldLogOutHereAndAtTheProvider() throws Exception {
        // When
        HttpResponse<String> response = browser.logOut();
        // Then
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElse(""))
                .contains("/logout?", "id_token_hint=", "post_logout_redirect_uri=");
        assertThat(browser.fetch("/api/v1/me").statusCode()).isEqualTo(401);
    }

    private static String token(HttpResponse<String> response) throws Exception {
        return json(response).get("headers").get("authorization").asText();
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }
}
