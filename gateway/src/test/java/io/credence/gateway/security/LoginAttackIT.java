package io.credence.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.gateway.upstream.Gateway;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What others may try on the way between a browser, the gateway and the identity provider.
@QuarkusTest
class LoginAttackIT {

    private static final String SESSION = "q_session_dashboard";

    private final URI gateway = Gateway.url();
    private final Browser victim = new Browser(gateway);

    @Test
    void shouldNotLogABrowserInWithTheCodeOfAnother() throws Exception {
        // Given an attacker who logged in and kept the last step
        URI lastStep = authorized(new Browser(gateway), started(new Browser(gateway)));
        // When
        get(victim, lastStep);
        // Then
        assertThat(victim.cookies(SESSION)).isEmpty();
    }

    @Test
    void shouldNotTakeAnothersCodeIntoALoginOfTheVictim() throws Exception {
        // Given
        Browser attacker = new Browser(gateway);
        String code = parameter(authorized(attacker, started(attacker)), "code");
        URI own = authorized(victim, started(victim));
        // When: the state is the victim's, the code is not; its proof key gives it away
        get(victim, URI.create(own.toString().replace(parameter(own, "code"), code)));
        // Then
        assertThat(victim.cookies(SESSION)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "nonce", "code_challenge"})
    void shouldNotCompleteALoginThatSomebodyTouched(String parameter) throws Exception {
        // Given
        URI start = started(victim);
        String value = parameter(start, parameter);
        // When
        URI touched = URI.create(start.toString().replace(value, "x".repeat(value.length())));
        get(victim, authorized(victim, touched));
        // Then
        assertThat(victim.cookies(SESSION)).isEmpty();
    }

    @Test
    void shouldCompleteALoginThatNobodyTouched() throws Exception {
        // When
        get(victim, authorized(victim, started(victim)));
        // Then
        assertThat(victim.cookies(SESSION)).isNotEmpty();
    }

    @Test
    void shouldNotTakeTheSameStepTwice() throws Exception {
        // Given
        URI lastStep = authorized(victim, started(victim));
        Browser thief = victim.twin();
        get(victim, lastStep);
        // When: all that the victim's browser knew then, and the code once more
        get(thief, lastStep);
        // Then
        assertThat(victim.cookies(SESSION)).isNotEmpty();
        assertThat(thief.cookies(SESSION)).isEmpty();
    }

    @Test
    void shouldGiveANewSessionAtEveryLogin() throws Exception {
        // Given
        Browser other = new Browser(gateway);
        // When
        get(victim, authorized(victim, started(victim)));
        get(other, authorized(other, started(other)));
        // Then
        assertThat(victim.cookies(SESSION)).doesNotContainAnyElementsOf(other.cookies(SESSION));
    }

    @Test
    void shouldKeepEveryCookieFromScriptsAndOtherSites() throws Exception {
        // When
        HttpResponse<String> first = victim.fetch("/");
        HttpResponse<String> last = get(victim, authorized(victim, location(first)));
        // Then
        for (HttpResponse<String> step : List.of(first, last)) {
            // What is given up needs no protection any more.
            assertThat(step.headers().allValues("Set-Cookie"))
                    .filteredOn(cookie -> !cookie.contains("Max-Age=0"))
                    .isNotEmpty()
                    .allSatisfy(cookie ->
                            assertThat(cookie)
                                    .containsIgnoringCase("HttpOnly")
                                    .containsIgnoringCase("SameSite=Lax")
                                    .containsIgnoringCase("Path=/"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Referer, https://evil.example/logout",
        "Referer, http://localhost.evil.example/",
        "Accept, text/html",
    })
    void shouldNotLogOutForAnotherSite(String header, String value) throws Exception {
        // Given
        victim.open("/");
        // When
        HttpResponse<String> answer = victim.fetch("/logout", header, value);
        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("CROSS_SITE_REQUEST");
        assertThat(victim.fetch("/api/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldLogOutFromOurOwnPageInABrowserWithoutFetchMetadata() throws Exception {
        // Given
        victim.open("/");
        // When
        victim.fetch("/logout", "Referer", gateway + "/#/models");
        // Then
        assertThat(victim.fetch("/api/v1/me").statusCode()).isEqualTo(401);
    }

    // Where the gateway sends a browser that wants to log in.
    private static URI started(Browser browser) throws IOException, InterruptedException {
        return location(browser.fetch("/"));
    }

    // Where the identity provider sends it back to.
    private static URI authorized(Browser browser, URI start)
            throws IOException, InterruptedException {
        return location(get(browser, start));
    }

    private static URI location(HttpResponse<String> step) {
        assertThat(step.statusCode()).isEqualTo(302);
        return step.uri().resolve(step.headers().firstValue("Location").orElseThrow());
    }

    private static HttpResponse<String> get(Browser browser, URI uri)
            throws IOException, InterruptedException {
        return browser.client().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static String parameter(URI uri, String name) {
        return uri.getRawQuery().replaceAll("(?:.*&)?" + name + "=([^&]*).*", "$1");
    }
}
