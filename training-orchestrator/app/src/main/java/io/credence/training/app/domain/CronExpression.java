package io.credence.training.app.domain;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Minutes in UTC, as the five fields of crontab name them: minute, hour, day of month, month, day
/// of week. Where both days are restricted, a day fires that either of them names.
public record CronExpression(String text) {

    private static final int LONGEST = 100;
    private static final CronParser PARSER =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    public CronExpression {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("must be at most " + LONGEST + " characters");
        }
        times(text);
    }

    /// Empty if no such minute ever comes.
    public Optional<Instant> firstAfter(Instant time) {
        return times(text).nextExecution(utc(time)).map(ZonedDateTime::toInstant);
    }

    /// The minute at or before `time`; empty if there never was one.
    public Optional<Instant> lastUntil(Instant time) {
        // The library looks strictly before.
        Instant behind = time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return times(text).lastExecution(utc(behind)).map(ZonedDateTime::toInstant);
    }

    private static ExecutionTime times(String text) {
        return ExecutionTime.forCron(PARSER.parse(text));
    }

    private static ZonedDateTime utc(Instant time) {
        return time.atZone(ZoneOffset.UTC);
    }
}
