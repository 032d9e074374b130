package io.credence.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.credence.gateway.standin.CannedSuite;
import io.credence.gateway.upstream.Gateway;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FeaturesPageIT {

    private static final String CHART = "[data-testid=features-chart]";
    private static final String DRAWN = CHART + "[data-points]";

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
    void shouldShowFeaturesUnderTheirCandlesWithDriftAndFreshness() {
        try (CannedSuite suite = new CannedSuite(0, "full")) {
            // When no interval is chosen, the first that has bars is
            Page page = browser.open(suite, "#/features");
            page.waitForSelector(DRAWN);
            // Then
            assertThat(page.getAttribute(CHART, "data-points")).isEqualTo("417");
            assertThat(label(page))
                    .contains("BTC-USD, 5m", "log_return_1, realized_vol_20, rsi_14");
            assertThat(page.getAttribute("[data-testid=gap-count]", "detail"))
                    .isEqualTo("13 bars missing");
            assertThat(page.textContent("[data-testid=drift-overall]")).contains("lost", "2 of 7");
            assertThat(page.getAttribute("[data-testid=drift-overall]", "detail"))
                    .contains("trained on 100,000 rows");
            assertThat(page.getAttribute("[data-testid=row-age]", "detail"))
                    .isEqualTo("1 feature without a new value");
            assertThat(page.isVisible("[data-testid=no-age]")).isFalse();
            assertThat(page.getAttribute("[data-testid=row-age]", "value")).startsWith("42");
            assertThat(row(page, "realized_vol_20")).contains("fresh", "drifted");
            assertThat(row(page, "momentum_20")).contains("watch");
            assertThat(row(page, "funding_rate")).contains("12\u202fd 00\u202fh old", "lost");
            // And all that is suspect in these rows, and every set, though they come page by page
            assertThat(page.isVisible("text=2 suspect stretches")).isTrue();
            assertThat(page.textContent("[data-testid=pick-set]"))
                    .contains("core-12 (7)", "night-watch (3)");
            assertThat(page.textContent("[data-testid=pick-interval]")).contains("1h (no bars)");
            browser.picture(page, "features");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void shouldBeOperatedByKeyboard() {
        try (CannedSuite suite = new CannedSuite(0, "full")) {
            Page page = browser.open(suite, "#/features?interval=5m&show=rsi_14");
            page.waitForSelector(DRAWN);
            // When
            page.focus("c-feature-list input[type=search]");
            page.keyboard().type("spr");
            page.keyboard().press("Tab");
            page.keyboard().press("Space");
            // Then it is drawn, said in the address, and explained
            page.waitForFunction(
                    "() => location.hash.includes('show=rsi_14%2Cspread')"
                            + " && document.activeElement !== null");
            page.waitForSelector(CHART + "[label$='rsi_14, spread']");
            assertThat(label(page)).endsWith("rsi_14, spread");
            assertThat(page.textContent("[data-testid=feature-about]"))
                    .contains("(high - low) / close", "Wilder, New Concepts")
                    .contains("Stability index (PSI)", "0.071");
            // When it is switched off again
            page.keyboard().press("Space");
            // Then
            page.waitForSelector(CHART + "[label$='below them rsi_14']");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void shouldExplainWhatThePointerIsOver() {
        try (CannedSuite suite = new CannedSuite(0, "full")) {
            Page page = browser.open(suite, "#/features?interval=5m", 1440, ColorScheme.DARK);
            page.waitForSelector(DRAWN);
            // When
            page.hover("[data-feature=momentum_20]");
            // Then
            page.waitForSelector("[data-testid=feature-about] >> text=close / close[-20] - 1");
            // When the pointer is over a candle
            page.hover(CHART);
            // Then its numbers are told, in UTC
            page.waitForSelector(".tip >> text=UTC");
            assertThat(page.textContent(".tip")).contains("Close", "log_return_1", "fraction");
            browser.picture(page, "features-dark");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void shouldDrawSixAtMostAndFitANarrowWindow() {
        try (CannedSuite suite = new CannedSuite(0, "full")) {
            String six = "log_return_1,realized_vol_20,rsi_14,momentum_20,volume_zscore,spread";
            Page page =
                    browser.open(
                            suite, "#/features?interval=5m&show=" + six, 860, ColorScheme.LIGHT);
            page.waitForSelector(DRAWN);
            // Then
            assertThat(page.isDisabled("[data-feature=funding_rate] input")).isTrue();
            assertThat(page.isDisabled("[data-feature=spread] input")).isFalse();
            assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(860);
            browser.picture(page, "features-narrow");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void shouldSayWhatIsMissingAndWhatToDo() {
        try (CannedSuite full = new CannedSuite(0, "full");
                CannedSuite empty = new CannedSuite(0, "empty");
                CannedSuite broken = new CannedSuite(0, "broken")) {
            Page page = browser.open(full, "#/features?interval=1h");
            page.waitForSelector("text=No 1h bars of BTC-USD are stored");
            browser.picture(page, "features-no-bars");
            page = browser.open(empty, "#/features");
            page.waitForSelector("text=No instrument yet");
            browser.picture(page, "features-empty");
            page = browser.open(broken, "#/features");
            page.waitForSelector("[role=alert] >> text=The service does not answer");
            page.waitForSelector("button >> text=Try again");
            browser.picture(page, "features-broken");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void shouldTellTheAgeWhereNothingWasTrained() {
        try (CannedSuite suite = new CannedSuite(0, "untrained")) {
            // When
            Page page = browser.open(suite, "#/features?interval=5m&show=funding_rate");
            page.waitForSelector(DRAWN);
            // Then
            assertThat(page.getAttribute("[data-testid=drift-overall]", "detail"))
                    .isEqualTo("No model was trained on this set here yet.");
            assertThat(page.getAttribute("[data-testid=row-age]", "value")).startsWith("42");
            assertThat(row(page, "funding_rate")).contains("12\u202fd 00\u202fh old");
            assertThat(page.textContent("[data-testid=newest-value]"))
                    .contains("12\u202fd 00\u202fh old");
            // And what is not known is not taken for nothing
            assertThat(
                            page.isVisible(
                                    "text=suspect bars are not known: The database does not answer."))
                    .isTrue();
            browser.picture(page, "features-untrained");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void shouldSayThatNobodyKnowsHowFreshTheyAre() {
        try (CannedSuite suite = new CannedSuite(0, "unsure")) {
            for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                // When
                Page page =
                        browser.open(
                                suite,
                                "#/features?interval=5m",
                                colours == ColorScheme.DARK ? 860 : 1440,
                                colours);
                page.waitForSelector(DRAWN);
                // Then the rows are there, and that their age is not known is told, not passed over
                assertThat(page.textContent("[data-testid=no-age] [role=alert]"))
                        .contains("How fresh these features are is not known")
                        .contains("The service behind does not answer.")
                        .contains("Try again");
                assertThat(page.getAttribute("[data-testid=row-age]", "detail"))
                        .isEqualTo("not known");
                assertThat(page.getAttribute("[data-testid=drift-overall]", "detail"))
                        .isEqualTo("The service behind does not answer.");
                assertThat(row(page, "rsi_14")).contains("newest bar").doesNotContain("fresh");
                browser.picture(page, "features-unsure-" + colours.name().toLowerCase(Locale.ROOT));
            }
            assertThat(browser.errors()).isEmpty();
        }
    }

    private static String label(Page page) {
        return page.getAttribute(CHART + " [role=img]", "aria-label");
    }

    private static String row(Page page, String feature) {
        return page.textContent("[data-testid=feature-row][data-feature=" + feature + "]");
    }
}
