package io.credence.platform.local.kubernetes;

import io.credence.platform.local.kubernetes.CustomResources.PrometheusRule;
import io.credence.platform.local.kubernetes.CustomResources.ScaledObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The metrics that alerts and scalers ask for. Nobody notices a name that nobody publishes: such
/// an alert never fires.
final class MetricNames {

    /// Names of others, and who publishes them.
    static final Map<String, String> OF_OTHERS =
            Map.of(
                    "up", "Prometheus, for whatever it asks",
                    "http_server_requests_seconds_count", "Quarkus, for its HTTP server",
                    "agroal_available_count", "Quarkus, for quarkus.datasource.metrics.enabled",
                    "agroal_awaiting_count", "Quarkus, for quarkus.datasource.metrics.enabled",
                    "kafka_consumer_fetch_manager_records_lag", "Quarkus, for Kafka's consumers");

    private static final Pattern TEXTS = Pattern.compile("\"[^\"]*\"");
    private static final Pattern SELECTORS_AND_RANGES = Pattern.compile("\\{[^}]*}|\\[[^]]*]");
    private static final Pattern LABELS =
            Pattern.compile(
                    "\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME_OF_NO_FUNCTION =
            Pattern.compile("\\b[a-zA-Z_:][\\w:]*+(?!\\s*\\()");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "offset", "bool");

    private MetricNames() {}

    static List<String> unknown(Rendered rendered, PublishedMetrics published) {
        List<String> unknown = new ArrayList<>();
        for (Query query : queries(rendered)) {
            for (String metric : of(query.expression())) {
                if (!OF_OTHERS.containsKey(metric) && !published.holds(metric)) {
                    unknown.add(query.place() + " asks for what nobody publishes: " + metric);
                }
            }
        }
        return unknown;
    }

    static Set<String> asked(Rendered rendered) {
        Set<String> asked = new TreeSet<>();
        queries(rendered).forEach(query -> asked.addAll(of(query.expression())));
        return asked;
    }

    private record Query(String place, String expression) {}

    private static List<Query> queries(Rendered rendered) {
        List<Query> queries = new ArrayList<>();
        rendered.all(PrometheusRule.class).stream()
                .flatMap(rule -> rule.spec().groups().stream())
                .flatMap(group -> group.rules().stream())
                .forEach(rule -> queries.add(new Query("alert " + rule.alert(), rule.expr())));
        for (ScaledObject scaler : rendered.all(ScaledObject.class)) {
            scaler.spec().triggers().stream()
                    .filter(trigger -> trigger.type().equals("prometheus"))
                    .map(trigger -> trigger.metadata().getOrDefault("query", ""))
                    .forEach(query ->
                            queries.add(new Query("scaler " + scaler.metadata().getName(), query)));
        }
        return queries;
    }

    /// The metrics in an expression of PromQL.
    static Set<String> of(String expression) {
        String bare = TEXTS.matcher(expression).replaceAll("");
        bare = SELECTORS_AND_RANGES.matcher(bare).replaceAll("");
        bare = LABELS.matcher(bare).replaceAll("");
        Set<String> names = new TreeSet<>();
        NAME_OF_NO_FUNCTION.matcher(bare).results().forEach(name -> names.add(name.group()));
        names.removeAll(OPERATORS);
        return names;
    }
}
