package io.credence.platform.local.kubernetes;

import io.credence.platform.local.architecture.Checkout;
import io.credence.platform.local.architecture.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The suite's own meters as Prometheus calls them, read from the sources that make them.
final class PublishedMetrics {

    // By itself, or by what counts once a transaction has committed.
    private static final List<String> MAKES_METERS =
            List.of("import io.micrometer.core.instrument.", "StoredCounts");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z_][a-z0-9._]*)\"");
    private static final Pattern UNIT = Pattern.compile("baseUnit\\(\"([a-z]+)\"\\)");
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:\\.(?:counter|timer|gauge|summary)|\\b\\w*(?:Gauge|Counter|Timer|Summary)\\.builder)\\(\\s*"
                            + "(?:\"([^\"]+)\"|([A-Z_]+)\\b)");
    private static final Pattern COUNTER = Pattern.compile("\\.counter\\(|\\bCounter\\.builder\\(");
    private static final Pattern TIMER = Pattern.compile("\\.timer\\(|\\bTimer\\.builder\\(");
    private static final Pattern GAUGE =
            Pattern.compile("\\.gauge\\(|\\b(Multi)?Gauge\\.builder\\(");

    private final List<Source> sources;

    private PublishedMetrics(List<Source> sources) {
        this.sources = sources;
    }

    static PublishedMetrics read() {
        return Found.METRICS;
    }

    private static PublishedMetrics find() {
        List<Source> sources = new ArrayList<>();
        for (String module : Modules.PACKAGES.keySet()) {
            Path folder = Checkout.root().resolve(module).resolve("src/main/java");
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                    String text = Files.readString(file);
                    if (MAKES_METERS.stream().anyMatch(text::contains)) {
                        sources.add(Source.of(text));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new PublishedMetrics(sources);
    }

    /// What meters are called where they are made, by a literal or a constant of the same file.
    Set<String> named() {
        return sources.stream()
                .flatMap(source -> source.named().stream())
                .collect(Collectors.toSet());
    }

    boolean holds(String metric) {
        return sources.stream().anyMatch(source -> source.makes(metric));
    }

    /// A file that makes meters.
    ///
    /// @param pieces its literals; a name is one of them or several in a row
    /// @param endings what Prometheus appends to the meters of its kinds
    /// @param named what its meters are called, or begin with
    private record Source(Set<String> pieces, Set<String> endings, Set<String> named) {

        static Source of(String text) {
            Set<String> pieces =
                    LITERAL.matcher(text)
                            .results()
                            .map(literal -> literal.group(1).replace('.', '_'))
                            .collect(Collectors.toSet());
            Set<String> named =
                    NAMED.matcher(text)
                            .results()
                            .map(name ->
                                    name.group(1) == null
                                            ? constant(text, name.group(2))
                                            : name.group(1))
                            .collect(Collectors.toSet());
            return new Source(pieces, endings(text), named);
        }

        private static String constant(String text, String name) {
            return Pattern.compile("\\b" + name + "\\s*=\\s*\"([^\"]+)\"")
                    .matcher(text)
                    .results()
                    .map(value -> value.group(1))
                    .findFirst()
                    .orElse(name);
        }

        private static Set<String> endings(String text) {
            Set<String> endings = new HashSet<>();
            if (COUNTER.matcher(text).find()) {
                endings.add("_total");
            }
            if (TIMER.matcher(text).find()) {
                endings.addAll(
                        Set.of(
                                "_seconds_count",
                                "_seconds_sum",
                                "_seconds_max",
                                "_seconds_bucket"));
            }
            if (GAUGE.matcher(text).find()) {
                List<MatchResult> units = UNIT.matcher(text).results().toList();
                units.forEach(unit -> endings.add("_" + unit.group(1)));
                if (units.isEmpty()) {
                    endings.add("");
                }
            }
            return endings;
        }

        boolean makes(String metric) {
            return endings.stream()
                    .filter(metric::endsWith)
                    .map(ending -> metric.substring(0, metric.length() - ending.length()))
                    .anyMatch(name -> !name.isEmpty() && isMadeOfPieces(name));
        }

        private boolean isMadeOfPieces(String name) {
            return name.isEmpty()
                    || pieces.stream()
                            .filter(name::startsWith)
                            .anyMatch(piece -> isMadeOfPieces(name.substring(piece.length())));
        }
    }

    /// Read once for all tests that ask.
    private static final class Found {
        private static final PublishedMetrics METRICS = find();
    }
}
