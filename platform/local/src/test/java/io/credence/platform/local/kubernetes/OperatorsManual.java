package io.credence.platform.local.kubernetes;

import io.credence.platform.local.architecture.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// `docs/operations.md`: the tables that operators work from.
final class OperatorsManual {

    private final List<String> lines;

    private OperatorsManual(List<String> lines) {
        this.lines = lines;
    }

    static OperatorsManual read() {
        try {
            return new OperatorsManual(
                    Files.readAllLines(Checkout.root().resolve("docs/operations.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A row of the table of secrets: name, key, what.
    List<Secret> secrets() {
        return rows("Secrets").stream().map(row -> new Secret(row.get(0), row.get(1))).toList();
    }

    boolean asksForSecret(String name, String key) {
        return secrets().contains(new Secret(name, key));
    }

    boolean asksForSecret(String name) {
        return secrets().stream().anyMatch(secret -> secret.name().equals(name));
    }

    List<Setting> settings() {
        return rows("Settings").stream()
                .map(row -> new Setting(row.get(0), row.get(1), row.get(2), row.get(3)))
                .toList();
    }

    /// The alerts that say what to do.
    Set<String> alerts() {
        return section("Alerts").stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4).strip())
                .collect(Collectors.toSet());
    }

    /// The example of an overlay of one's own.
    String ownOverlay() {
        return section("Install").stream()
                .dropWhile(line -> !line.equals("```yaml"))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .collect(Collectors.joining("\n"));
    }

    private List<List<String>> rows(String heading) {
        return section(heading).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line ->
                        Arrays.stream(line.substring(1).split("\\|", -1))
                                .map(cell -> cell.strip().replace("`", ""))
                                .toList())
                .toList();
    }

    private List<String> section(String heading) {
        int start = lines.indexOf("## " + heading);
        if (start < 0) {
            throw new IllegalStateException("no section " + heading + " in docs/operations.md");
        }
        List<String> rest = lines.subList(start + 1, lines.size());
        return rest.stream().takeWhile(line -> !line.startsWith("## ")).toList();
    }

    record Secret(String name, String key) {}

    /// @param variable of the environment
    record Setting(String variable, String services, String initial, String meaning) {}
}
