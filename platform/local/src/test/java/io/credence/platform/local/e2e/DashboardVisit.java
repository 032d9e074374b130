package io.credence.platform.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.credence.platform.testkit.browser.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A trader's visit: log in through Keycloak, see the forecasts and the equity curve.
final class DashboardVisit {

    private final RunningSuite suite;
    private final Path pictures;

    DashboardVisit(RunningSuite suite) throws IOException {
        this.suite = suite;
        this.pictures =
                Files.createDirectories(
                        suite.installation().root().resolve("platform/local/target/pictures"));
    }

    void visit() {
        Optional<Path> chromium = Chromium.find();
        // A laptop without a Chromium may run the other tests; a build server must have one.
        if (System.getenv("CI") == null) {
            assumeThat(chromium).as("no Chromium found; set CREDENCE_CHROMIUM to one").isPresent();
        }
        assertThat(chromium).as("no Chromium found").isPresent();
        Map<String, String> noDownload = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        try (Playwright playwright =
                        Playwright.create(new Playwright.CreateOptions().setEnv(noDownload));
                Browser browser =
                        playwright
                                .chromium()
                                .launch(
                                        new BrowserType.LaunchOptions()
                                                .setExecutablePath(chromium.orElseThrow())
                                                .setArgs(Chromium.FLAGS)
                                                .setTimeout(Chromium.PATIENCE_MS))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 1000));
            page.setDefaultTimeout(Chromium.PATIENCE_MS);
            List<String> errors = new ArrayList<>();
            page.onPageError(errors::add);
            logIn(page);
            seeTheTrade(page);
            seeTheFeatures(page);
            seeTheOtherPages(page);
            assertThat(errors).as("errors in the page").isEmpty();
        }
    }

    private void logIn(Page page) {
        page.navigate(suite.gateway() + "/");
        picture(page, "login");
        page.fill("#username", "alice");
        page.fill("#password", suite.secrets().user("alice"));
        page.click("#kc-login");
        page.waitForSelector("[data-testid=user-name]");
        assertThat(page.textContent("[data-testid=user-name]")).contains("alice");
    }

    private void seeTheTrade(Page page) {
        page.waitForSelector("[data-testid=prediction-chart][data-points]:not([data-points='0'])");
        page.waitForSelector("[data-testid=equity-chart][data-points]:not([data-points='0'])");
        page.waitForSelector("[data-testid=decision-row]");
        assertThat(page.textContent("[data-testid=risk-state]")).containsIgnoringCase("active");
        picture(page, "trade");
    }

    private void seeTheFeatures(Page page) {
        page.navigate(suite.gateway() + "/#/features");
        page.waitForSelector("[data-testid=features-chart][data-points]:not([data-points='0'])");
        page.waitForSelector("[data-testid=feature-row]");
        page.waitForSelector("[data-testid=drift-overall]");
        picture(page, "features");
    }

    private void seeTheOtherPages(Page page) {
        page.navigate(suite.gateway() + "/#/runs");
        page.waitForSelector("[data-testid=run-row]");
        picture(page, "runs");
        page.navigate(suite.gateway() + "/#/models");
        page.waitForSelector("[data-testid=model-card]");
        picture(page, "models");
        page.navigate(suite.gateway() + "/#/backtests");
        page.waitForSelector("[data-testid=backtest-row]");
        picture(page, "backtests");
    }

    private void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(pictures.resolve(name + ".png"))
                        .setFullPage(true));
    }
}
