package io.credence.platform.local.ci;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/// Tells of a run when it has moved on, and once in a while that it lives.
final class RunProgress {

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Consumer<String> log;
    private String told = "";
    private Instant toldAt = Instant.EPOCH;

    RunProgress(Consumer<String> log) {
        this.log = log;
    }

    void tell(JsonNode run) {
        JsonNode progress = run.path("progress");
        String place =
                "%s attempt %d %s %d"
                        .formatted(
                                run.path("state").asText(),
                                run.path("attempt").asInt(),
                                progress.path("phase").asText(),
                                progress.path("epoch").asInt());
        if (!place.equals(told) || toldAt.plus(QUIET).isBefore(Instant.now())) {
            told = place;
            toldAt = Instant.now();
            log.accept(describe(run, progress));
        }
    }

    private static String describe(JsonNode run, JsonNode progress) {
        StringBuilder line = new StringBuilder(run.path("state").asText());
        if (run.path("attempt").asInt() > 1) {
            line.append(" (attempt ").append(run.path("attempt").asInt()).append(')');
        }
        if (progress.isObject()) {
            line.append("  ").append(progress.path("phase").asText());
        }
        if (progress.path("epoch").asInt() > 0) {
            line.append(
                    String.format(
                            Locale.ROOT,
                            "  epoch %d/%d",
                            progress.path("epoch").asInt(),
                            progress.path("maxEpochs").asInt()));
        }
        number(line, "loss", progress.path("trainLoss"), "%.4f");
        number(line, "val loss", progress.path("validationLoss"), "%.4f");
        number(line, "ETA", progress.path("etaSeconds"), "%.0f s");
        return line.toString();
    }

    private static void number(StringBuilder line, String name, JsonNode value, String format) {
        if (value.isNumber()) {
            line.append("  ").append(name).append(' ');
            line.append(String.format(Locale.ROOT, format, value.asDouble()));
        }
    }
}
