package io.credence.feature.app.csv;

import io.credence.feature.app.domain.observation.Observation;
import io.credence.feature.app.domain.observation.ObservationSource;
import io.credence.feature.kernels.inputs.InputName;
import io.credence.platform.api.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Observation files: `event_time,value` and, where the file has them, `known_time` and `name`, in
/// any order of time. Funding files of the common sources read as they are. When a row became known
/// is always said, by the file or beside it: taken for its event's time, it would be a leak.
final class ObservationCsv implements ObservationSource {

    private static final CsvColumns COLUMNS =
            new CsvColumns(
                    List.of(
                            List.of(
                                    "event_time",
                                    "event_time_ms",
                                    "funding_time_ms",
                                    "funding_time",
                                    "timestamp",
                                    "time",
                                    "date"),
                            List.of("value", "rate", "funding_rate"),
                            List.of("known_time", "known_time_ms"),
                            List.of("name")),
                    Set.of(),
                    2);
    private static final int EVENT_TIME = 0;
    private static final int VALUE = 1;
    private static final int KNOWN_TIME = 2;
    private static final int NAME = 3;

    private final CsvTable table;
    private final @Nullable InputName same;
    private final @Nullable TimeColumn knownTime;
    private final long knownAfterMs;

    ObservationCsv(LineReader lines, int maxRows, ObservationFile file) throws IOException {
        CsvLayout layout = CsvLayout.read(lines, COLUMNS, List.of(), row -> Optional.empty());
        this.table = new CsvTable(lines, layout, maxRows);
        this.same = file.name();
        this.knownTime =
                table.has(KNOWN_TIME)
                        ? new TimeColumn(table, KNOWN_TIME, table.name(KNOWN_TIME).endsWith("_ms"))
                        : null;
        if (table.has(NAME) == (file.name() != null)) {
            throw Refusals.file("must name its inputs, in a column or once for all of them");
        }
        this.knownAfterMs = knownAfter(file.knownAfterMs());
    }

    private long knownAfter(@Nullable Long said) {
        if (said == null && knownTime == null) {
            throw ProblemException.invalid(
                    "known_after_ms",
                    "is required for a file without a column known_time: how long after its event"
                            + " a row was known, 0 if at once");
        }
        if (said != null && knownTime != null) {
            throw ProblemException.invalid(
                    "known_after_ms", "must be left out for a file with a column known_time");
        }
        return said == null ? 0 : said;
    }

    @Override
    public @Nullable Observation next() throws IOException {
        if (!table.next()) {
            return null;
        }
        InputName name = name();
        long eventMs = table.timeMs();
        TimeColumn known = knownTime;
        long knownMs =
                known == null ? eventMs + knownAfterMs : known.timeMs(table.field(KNOWN_TIME));
        if (knownMs < eventMs) {
            throw table.refuse(KNOWN_TIME, "must not be before the event");
        }
        if (knownMs >= Observation.TIMES_END_MS) {
            throw table.refuse(EVENT_TIME, "must be so early that it is known before 2100");
        }
        double value = table.number(VALUE);
        try {
            return new Observation(name, eventMs, knownMs, value);
        } catch (IllegalArgumentException e) {
            throw table.refuse(VALUE, String.valueOf(e.getMessage()).replaceFirst("value ", ""));
        }
    }

    private InputName name() {
        if (same != null) {
            return same;
        }
        String key = table.field(NAME);
        return InputName.of(key)
                .orElseThrow(() ->
                        table.refuse(
                                NAME,
                                "must be the name of an input, such as funding.rate, was "
                                        + CsvTable.shorten(key)));
    }

    @Override
    public long line() {
        return table.line();
    }

    @Override
    public String place(long line) {
        return "line " + line;
    }
}
