package io.credence.feature.app.csv;

import io.credence.feature.app.domain.Observation;
import io.credence.feature.app.domain.ObservationSource;
import io.credence.feature.kernels.inputs.InputName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Observation files: `event_time,value` and, where the file has them, `known_time` and `name`, in
/// any order of time. Funding files of the common sources read as they are.
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
    private static final int VALUE = 1;
    private static final int KNOWN_TIME = 2;
    private static final int NAME = 3;

    private final CsvTable table;
    private final ObservationFile file;
    private final @Nullable TimeColumn knownTime;

    ObservationCsv(LineReader lines, int maxRows, ObservationFile file) throws IOException {
        CsvLayout layout = CsvLayout.read(lines, COLUMNS, List.of(), row -> Optional.empty());
        this.table = new CsvTable(lines, layout, maxRows);
        this.file = file;
        this.knownTime =
                table.has(KNOWN_TIME)
                        ? new TimeColumn(table, KNOWN_TIME, table.name(KNOWN_TIME).endsWith("_ms"))
                        : null;
        if (table.has(NAME) == (file.name() != null)) {
            throw Refusals.file("must name its inputs, in a column or once for all of them");
        }
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
                known == null
                        ? eventMs + file.knownAfterMs()
                        : known.timeMs(table.field(KNOWN_TIME));
        if (knownMs < eventMs) {
            throw table.refuse(KNOWN_TIME, "must not be before the event");
        }
        double value = table.number(VALUE);
        try {
            return new Observation(name, eventMs, knownMs, value);
        } catch (IllegalArgumentException e) {
            throw table.refuse(VALUE, String.valueOf(e.getMessage()).replaceFirst("value ", ""));
        }
    }

    private InputName name() {
        InputName same = file.name();
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
