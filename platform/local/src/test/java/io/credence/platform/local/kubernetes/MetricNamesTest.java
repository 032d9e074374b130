package io.credence.platform.local.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.local.architecture.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Prometheus is asked for against what the services tell it.
class MetricNamesTest {

    private static final Pattern OURS = Pattern.compile("\\b(?:credence|nv)_[a-z_]+\\b");

    static List<String> overlays() {
        return Kubectl.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldAskOnlyForWhatSomebodyPublishes(String overlay) {
        Rendered rendered = Rendered.of(Kubectl.kustomize(overlay));

        assertThat(MetricNames.unknown(rendered, PublishedMetrics.read())).isEmpty();
    }

    @Test
    void shouldTrustOthersForNoMoreThanIsAsked() {
        Set<String> asked = new TreeSet<>();
        for (String overlay : overlays()) {
            asked.addAll(MetricNames.asked(Rendered.of(Kubectl.kustomize(overlay))));
        }

        assertThat(asked).containsAll(MetricNames.OF_OTHERS.keySet());
    }

    @Test
    void shouldNameInTheDocsOnlyWhatIsPublished() throws IOException {
        try (Stream<Path> docs = Files.walk(Checkout.root().resolve("docs"))) {
            for (Path page : docs.filter(it -> it.toString().endsWith(".md")).toList()) {
                assertThat(OURS.matcher(Files.readString(page)).results())
                        .as("%s", page)
                        .allMatch(name -> PublishedMetrics.read().holds(name.group()));
            }
        }
    }

    /// `nv_` are Triton's, for those who look for them.
    @Test
    void shouldCallEveryMeterByTheNameOfTheSuite() {
        assertThat(PublishedMetrics.read().named())
                .hasSizeGreaterThan(20)
                .allMatch(name -> name.matches("(credence[._]|nv_).+"));
    }

    @Test
    void shouldFindTheMetricsOfAQuery() {
        String query =
                "sum by (service) (rate(a_total{x=~\"b_total|c\"}[5m])) / on (service) max(d:e) > 2e3"
                        + " unless f offset 15m or vector(0)";

        assertThat(MetricNames.of(query)).containsExactly("a_total", "d:e", "f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credence_events_dead_letters_total",
                "credence_inference_inflight_requests",
                "credence_training_oldest_waiting_seconds",
                "credence_training_queue_seconds_max",
                "nv_inference_queue_duration_us"
            })
    void shouldKnowWhatPrometheusMakesOfAName(String metric) {
        assertThat(PublishedMetrics.read().holds(metric)).isTrue();
    }

    /// Without its ending, with another kind's, misspelt, or no metric at all.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "credence_events_dead_letters",
                "credence_inference_inflight_requests_total",
                "credence_training_oldest_waiting",
                "credence_training_queue_seconds",
                "nv_inference_queue_duration",
                "nv_inference_request_succes",
                "credence_database"
            })
    void shouldNotKnowWhatNobodyPublishes(String metric) {
        assertThat(PublishedMetrics.read().holds(metric)).isFalse();
    }
}
