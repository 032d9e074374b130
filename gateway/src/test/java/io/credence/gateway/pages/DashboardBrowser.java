package io.credence.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.credence.gateway.standin.CannedSuite;
import io.credence.platform.testkit.browser.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Chromium that is logged in at the gateway: its pages, session, policies and login are real;
/// what services would answer comes from a [CannedSuite].
final class DashboardBrowser implements AutoCloseable {

    private static final List<String> OWN = List.of("/api/v1/me", "/api/v1/events");
    private static final Path PICTURES = Path.of("target", "pictures");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Playwright playwright;
    private final Browser browser;
    private final URI gateway;
    private final List<String> errors = new ArrayList<>();

    DashboardBrowser(URI gateway) {
        Optional<Path> chromium = Chromium.find();
        // A laptop without a Chromium may run the other tests; a build server must have one.
        if (System.getenv("CI") == null) {
            assumeThat(chromium).as("no Chromium found; set CREDENCE_CHROMIUM to one").isPresent();
        }
        assertThat(chromium).as("no Chromium found").isPresent();
        this.gateway = gateway;
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(chromium.orElseThrow())
                                        .setArgs(Chromium.FLAGS)
                                        .setTimeout(Chromium.PATIENCE_MS));
    }

    Page open(CannedSuite suite, String hash) {
        return open(suite, hash, 1440, ColorScheme.LIGHT);
    }

    Page open(CannedSuite suite, String hash, int width, ColorScheme colours) {
        BrowserContext context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, 1000)
                                .setColorScheme(colours));
        context.setDefaultTimeout(Chromium.PATIENCE_MS);
        Page page = context.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                errors.add(message.text());
            }
        });
        page.route("**/api/v1/**", route -> answer(suite, route));
        page.navigate(gateway + "/" + hash);
        page.waitForSelector("[data-testid=user-name]");
        return page;
    }

    private void answer(CannedSuite suite, Route route) {
        URI asked = URI.create(route.request().url());
        if (OWN.contains(asked.getPath())) {
            route.resume();
            return;
        }
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        HttpResponse<byte[]> answer = get(URI.create(suite.url() + asked.getRawPath() + query));
        route.fulfill(
                new Route.FulfillOptions()
                        .setStatus(answer.statusCode())
                        .setContentType("application/json")
                        .setBodyBytes(answer.body()));
    }

    private HttpResponse<byte[]> get(URI uri) {
        try {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void picture(Page page, String name) {
        try {
            Files.createDirectories(PICTURES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + ".png"))
                        .setFullPage(true));
    }

    /// What went wrong in pages so far.
    List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
