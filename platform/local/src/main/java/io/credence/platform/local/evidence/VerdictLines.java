package io.credence.platform.local.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The test slice, the skill with its interval, and each of the gate's checks.
public final class VerdictLines {

    private VerdictLines() {}

    /// A line for each.
    ///
    /// @param card of the version
    /// @param gates the registry's report on it
    public static List<String> of(JsonNode card, JsonNode gates) {
        List<String> lines = new ArrayList<>();
        JsonNode test = card.path("test");
        double baseRate = test.path("baseRate").asDouble();
        lines.add(
                format(
                        "test slice: %,d rows, target first on %.1f %%, its base rate; Brier %.5f against"
                                + " %.5f of always forecasting that",
                        test.path("rows").asLong(),
                        100 * baseRate,
                        test.path("calibrated").path("brier").asDouble(),
                        baseRate * (1 - baseRate)));
        lines.add(
                format(
                        "Brier skill %+.4f, %.0f %% interval [%+.4f, %+.4f]",
                        test.path("calibrated").path("brierSkill").asDouble(),
                        100 * test.path("intervalConfidence").asDouble(),
                        test.path("skillLow").asDouble(),
                        test.path("skillHigh").asDouble()));
        for (JsonNode check : gates.path("checks")) {
            lines.add(
                    format(
                            "%-4s %-26s %s",
                            check.path("passed").asBoolean() ? "ok" : "FAIL",
                            check.path("name").asText(),
                            check.path("explanation").asText()));
        }
        return lines;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
