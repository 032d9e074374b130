package io.credence.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.credence.gateway.standin.CannedSuite;
import io.credence.gateway.upstream.Gateway;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ModelsPageIT {

    private static final String CHAMPION = "[data-testid=served-alias][data-alias=champion]";
    private static final String CHALLENGER = "[data-testid=served-alias][data-alias=challenger]";

    private DashboardBrowser browser;

    @BeforeEach
    void launch() {
        browser = new DashboardBrowser(Gateway.url());
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void shouldWarnOfAnAliasThatAnswersNoLiveBars() {
        try (CannedSuite suite = new CannedSuite(0, "full")) {
            // When
            Page page = browser.open(suite, "#/models");
            page.waitForSelector("[data-testid=model-card]");
            page.waitForSelector(CHAMPION);
            // Then it serves, and what keeps it from live bars is told with what to do
            assertThat(page.textContent(CHAMPION))
                    .contains("champion", "version 3", "ready", "warning")
                    .contains("feature set 'core-12' is not live")
                    .contains("PUT /api/v1/feature-sets/core-12/live");
            assertThat(page.textContent(CHALLENGER))
                    .contains("failed", "nothing answers", "the artifact's digest is another")
                    .doesNotContain("warning");
            // And another model's aliases stay out
            assertThat(page.locator("[data-testid=served-alias]").count()).isEqualTo(2);
            browser.picture(page, "models");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void shouldAskAgainUntilTheVersionIsLoaded() {
        try (CannedSuite suite = new CannedSuite(0, "full")) {
            // Given
            suite.loading(true);
            Page page = browser.open(suite, "#/models");
            page.waitForSelector(CHAMPION + " >> text=loading");
            assertThat(page.textContent(CHAMPION)).contains("version 3", "nothing answers");
            // When
            suite.loading(false);
            // Then it is told, sooner than a lost connection would have the page loaded anew
            page.waitForSelector(
                    CHAMPION + " >> text=ready",
                    new Page.WaitForSelectorOptions().setTimeout(15_000));
            // And nobody asks for what is known
            shouldFallSilent(page, suite);
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void shouldAskNoMoreOnceAnotherPageIsShown() {
        try (CannedSuite suite = new CannedSuite(0, "full")) {
            // Given
            suite.loading(true);
            Page page = browser.open(suite, "#/models");
            page.waitForSelector(CHAMPION + " >> text=loading");
            // When
            page.navigate(page.url().replace("#/models", "#/runs"));
            page.waitForSelector("c-runs-page");
            // Then
            shouldFallSilent(page, suite);
        }
    }

    @Test
    void shouldBeReadableInTheDarkAndFitANarrowWindow() {
        try (CannedSuite suite = new CannedSuite(0, "full")) {
            Page page = browser.open(suite, "#/models", 860, ColorScheme.DARK);
            page.waitForSelector("[data-testid=model-card]");
            page.waitForSelector(CHAMPION);
            // Then
            assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(860);
            browser.picture(page, "models-dark-narrow");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void shouldShowTheCardWhereNobodyKnowsWhatIsServed() {
        try (CannedSuite suite = new CannedSuite(0, "unsure")) {
            // When
            Page page = browser.open(suite, "#/models");
            page.waitForSelector("[data-testid=model-card]");
            // Then
            page.waitForSelector("[role=alert] >> text=What is served is not known");
            assertThat(page.textContent("[role=alert]"))
                    .contains("The service behind does not answer.", "Try again");
            assertThat(page.isVisible("text=Alias history")).isTrue();
            browser.picture(page, "models-unsure");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void shouldSayWhatIsMissingAndWhatToDo() {
        try (CannedSuite empty = new CannedSuite(0, "empty");
                CannedSuite broken = new CannedSuite(0, "broken")) {
            Page page = browser.open(empty, "#/models");
            page.waitForSelector("text=No model yet");
            page = browser.open(broken, "#/models");
            page.waitForSelector("[role=alert] >> text=Models could not be loaded");
            assertThat(browser.errors()).isEmpty();
        }
    }

    /// One question may still be on its way, and a stream that is opened anew asks once.
    private static void shouldFallSilent(Page page, CannedSuite suite) {
        int before;
        int asked = suite.servedAsked();
        int looks = 0;
        do {
            before = asked;
            page.waitForTimeout(2_500);
            asked = suite.servedAsked();
        } while (asked != before && ++looks < 4);
        assertThat(asked).isEqualTo(before);
    }
}
