package io.credence.training.app.rest;

import static io.credence.platform.service.request.RequestValues.matching;
import static io.credence.platform.service.request.RequestValues.required;
import static io.credence.platform.service.request.RequestValues.valid;

import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import io.credence.training.api.TrainingSpec;
import io.credence.training.app.domain.CronExpression;
import io.credence.training.app.domain.ScheduleRange;
import io.credence.training.app.domain.ScheduleSettings;
import io.credence.training.app.domain.ScheduleSettings.WhileRunning;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// When to train what.
record ScheduleRequest(
        @Schema(required = true, examples = "nightly-btc") @Nullable String name,
        @Schema(
                        required = true,
                        description =
                                "Five fields in UTC: minute, hour, day of month, month, day of week."
                                        + " Where both days are restricted, either fires.",
                        examples = "0 2 * * *")
                @Nullable String cron,
        @Schema(
                        required = true,
                        description =
                                "Without `dataset.toMs`, each training ends at its firing; without"
                                        + " `dataset.fromMs`, it begins `lookback` before its end.")
                @Nullable TrainingRequest training,
        @Schema(description = "ISO 8601, in place of `training.dataset.fromMs`.", examples = "P90D")
                @Nullable String lookback,
        @Schema(
                        description =
                                "What a firing does that finds the last run at work: SKIP, the"
                                        + " default, or START another.")
                @Nullable WhileRunning whileRunning,
        @Schema(description = "True unless it is said.") @Nullable Boolean enabled) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
    private static final Duration LONGEST_LOOKBACK = Duration.ofDays(10_000);
    private static final String TRAINING = "training.";

    ScheduleSettings toSettings(Instant now) {
        String label =
                matching(
                        "name",
                        required("name", name),
                        NAME,
                        "must be 1 to 100 letters, digits, '_', '.' or '-', the first a letter or a"
                                + " digit");
        String text = required("cron", cron);
        CronExpression minutes = valid("cron", () -> new CronExpression(text));
        Instant first =
                minutes.firstAfter(now)
                        .orElseThrow(() ->
                                ProblemException.invalid("cron", "names no time that ever comes"));
        TrainingRequest template = required("training", training);
        ScheduleRange range = range(template.dataset(), first);
        TrainingSpec spec =
                inTraining(() -> template.over(range.startMs(first), range.endMs(first)).toSpec());
        return new ScheduleSettings(
                label,
                minutes,
                spec,
                range,
                Objects.requireNonNullElse(whileRunning, WhileRunning.SKIP),
                !Boolean.FALSE.equals(enabled));
    }

    private ScheduleRange range(TrainingRequest.@Nullable Dataset asked, Instant first) {
        TrainingRequest.Dataset dataset = required("training.dataset", asked);
        Duration back = lookbackDuration();
        if (back == null && dataset.fromMs() == null) {
            throw ProblemException.invalid(
                    "lookback", "is required without training.dataset.fromMs");
        }
        if (back != null && dataset.fromMs() != null) {
            throw ProblemException.invalid(
                    "lookback", "must be left out with training.dataset.fromMs");
        }
        ScheduleRange range = new ScheduleRange(dataset.fromMs(), dataset.toMs(), back);
        if (back != null && range.startMs(first) < 0) {
            throw ProblemException.invalid("lookback", "must not reach before 1970");
        }
        return range;
    }

    private @Nullable Duration lookbackDuration() {
        if (lookback == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(lookback);
            if (duration.isPositive() && duration.compareTo(LONGEST_LOOKBACK) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw ProblemException.invalid(
                "lookback", "must be an ISO 8601 duration such as P90D, up to P10000D");
    }

    /// The complaints of the template, under the field that holds it.
    static <T> T inTraining(Supplier<T> template) {
        try {
            return template.get();
        } catch (ProblemException e) {
            if (e.violations().isEmpty()) {
                throw e;
            }
            List<Violation> violations =
                    e.violations().stream()
                            .map(violation ->
                                    new Violation(TRAINING + violation.field(), violation.rule()))
                            .toList();
            Violation first = violations.getFirst();
            throw new ProblemException(e.code(), first.field() + " " + first.rule(), violations);
        }
    }
}
