package io.credence.platform.local.kubernetes;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Every setting of every service, by its variable of the environment.
final class Settings {

    /// Decided when a service is built: nobody sets these.
    private static final Set<String> BUILT_IN =
            Set.of(
                    "credence.database",
                    "credence.db.name",
                    "quarkus.application.name",
                    "quarkus.application.version",
                    "quarkus.oidc.token.audience",
                    "quarkus.http.port");

    /// Of services with a database only.
    private static final List<String> OF_DATABASES =
            List.of(
                    "credence.db.",
                    "credence.outbox.",
                    "credence.idempotency.",
                    "credence.paging.");

    private static final String WITHOUT_DATABASE = "gateway";

    /// Service to its value, by key.
    private final Map<String, Map<String, String>> defaults = new TreeMap<>();

    void add(String key, String service, String initial) {
        boolean isForeign =
                service.equals(WITHOUT_DATABASE) && OF_DATABASES.stream().anyMatch(key::startsWith);
        if (!BUILT_IN.contains(key) && !isForeign) {
            defaults.computeIfAbsent(key, _ -> new TreeMap<>())
                    .merge(service, initial, Settings::first);
        }
    }

    // The mapping's own default, where several places name a key.
    private static String first(String known, String further) {
        return known.isEmpty() ? further : known;
    }

    /// Rows as the manual has them: variable, services, default.
    List<List<String>> rows(Set<String> allServices) {
        return defaults.entrySet().stream()
                .map(entry ->
                        List.of(
                                variable(entry.getKey()),
                                services(entry.getValue().keySet(), allServices),
                                initial(entry.getValue())))
                .sorted(Comparator.comparing(List::getFirst))
                .toList();
    }

    /// Whether a service reads the variable; of a map, any key of it.
    boolean isRead(String variable, String service) {
        return defaults.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(service))
                .map(entry -> variable(entry.getKey()))
                .anyMatch(known ->
                        known.endsWith("<TENANT>")
                                ? variable.startsWith(known.replace("<TENANT>", ""))
                                : variable.equals(known));
    }

    /// What a service takes the variable for where nobody sets it; empty if for nothing.
    String initial(String variable, String service) {
        return defaults.entrySet().stream()
                .filter(entry -> variable(entry.getKey()).equals(variable))
                .map(entry -> entry.getValue().getOrDefault(service, ""))
                .findFirst()
                .orElseThrow();
    }

    static String variable(String key) {
        String base = key.endsWith(".*") ? key.substring(0, key.length() - 1) : key;
        String name = base.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return key.endsWith(".*") ? name + "<TENANT>" : name;
    }

    private static String services(Set<String> readers, Set<String> all) {
        if (readers.equals(all)) {
            return "all";
        }
        Set<String> withDatabase = new TreeSet<>(all);
        withDatabase.remove(WITHOUT_DATABASE);
        return readers.equals(withDatabase) ? "all with a database" : String.join(", ", readers);
    }

    private static String initial(Map<String, String> values) {
        return values.values().stream()
                .map(value -> value.isBlank() ? "none" : value)
                .distinct()
                .collect(Collectors.joining(" / "));
    }
}
