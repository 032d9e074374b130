package io.credence.feature.app.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as exchanges write them, as epoch milliseconds.
final class TimeText {

    static final long YEAR_2100_MS = 4_102_444_800_000L;

    private static final Pattern EPOCH = Pattern.compile("([0-9]{1,19})(?:[.]([0-9]{1,9}))?");
    private static final Pattern DATE_TIME =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9:.]+) ?(Z|UTC|[+-][0-9:]+)?");
    private static final Pattern HOUR_OF_HALF =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}-[AP]M");
    private static final DateTimeFormatter HALF_DAYS =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd hh-a")
                    .toFormatter(Locale.ROOT);

    // The same digits mean 1973 in one unit and 5138 in the next: no file means either.
    private static final long FIRST_MILLIS = 100_000_000_000L;
    private static final long FIRST_MICROS = 100_000_000_000_000L;
    private static final long FIRST_NANOS = 100_000_000_000_000_000L;

    private TimeText() {}

    /// Epoch seconds, also with a fraction, milliseconds, microseconds or nanoseconds by their
    /// size, or ISO 8601, which is UTC where it names no offset. Empty where it is none of these.
    static OptionalLong parse(String text) {
        Matcher epoch = EPOCH.matcher(text);
        if (epoch.matches()) {
            return epoch(epoch.group(1), epoch.group(2));
        }
        try {
            return OptionalLong.of(calendar(text));
        } catch (DateTimeException _) {
            return OptionalLong.empty();
        }
    }

    /// Of a number in whichever unit its size tells.
    static long ofEpoch(long number) {
        if (number < FIRST_MILLIS) {
            return number * 1_000L;
        }
        if (number < FIRST_MICROS) {
            return number;
        }
        return number < FIRST_NANOS ? number / 1_000L : number / 1_000_000L;
    }

    private static OptionalLong epoch(String whole, @Nullable String part) {
        long number;
        try {
            number = Long.parseLong(whole);
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
        long millis = ofEpoch(number);
        return part == null || number >= FIRST_MILLIS
                ? OptionalLong.of(millis)
                : OptionalLong.of(millis + Long.parseLong((part + "00").substring(0, 3)));
    }

    private static long calendar(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        }
        if (HOUR_OF_HALF.matcher(text).matches()) {
            return utc(LocalDateTime.parse(text, HALF_DAYS));
        }
        Matcher parts = DATE_TIME.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException("no time");
        }
        LocalDateTime local = LocalDateTime.parse(parts.group(1) + "T" + parts.group(2));
        String zone = parts.group(3);
        return zone == null || zone.equals("Z") || zone.equals("UTC")
                ? utc(local)
                : OffsetDateTime.of(local, ZoneOffset.of(zone)).toInstant().toEpochMilli();
    }

    private static long utc(LocalDateTime local) {
        return local.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
