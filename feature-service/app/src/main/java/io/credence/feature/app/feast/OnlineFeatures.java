package io.credence.feature.app.feast;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.rows.FeatureReader;
import io.credence.feature.app.domain.rows.FeatureRows;
import io.credence.feature.app.feast.OnlineFeaturesResponse.Column;
import io.credence.feature.app.feast.OnlineFeaturesResponse.FieldStatus;
import io.credence.feature.app.feast.OnlineFeaturesResponse.Metadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The newest row of each entity, in Feast's columns.
@ApplicationScoped
class OnlineFeatures {

    private record Row(Instant known, Map<String, Double> values) {}

    private record RowKey(Series series, String set) {}

    private final FeatureReader reader;
    private final Instruments instruments;

    @Inject
    OnlineFeatures(FeatureReader reader, Instruments instruments) {
        this.reader = reader;
        this.instruments = instruments;
    }

    OnlineFeaturesResponse read(OnlineQuery query) {
        List<String> names = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        query.entities()
                .forEach((name, values) -> {
                    names.add(name);
                    columns.add(entity(values));
                });
        Map<RowKey, Optional<Row>> rows = new HashMap<>();
        for (OnlineQuery.Reference reference : query.references()) {
            names.add(query.nameOf(reference));
            columns.add(column(query.series(), reference, rows));
        }
        return new OnlineFeaturesResponse(new Metadata(names), columns);
    }

    // Feast answers entities like features, known since ever.
    private static Column entity(List<String> values) {
        return new Column(
                new ArrayList<>(values),
                Collections.nCopies(values.size(), FieldStatus.PRESENT),
                Collections.nCopies(values.size(), Instant.EPOCH));
    }

    private Column column(
            List<Series> entities,
            OnlineQuery.Reference reference,
            Map<RowKey, Optional<Row>> rows) {
        List<@Nullable Object> values = new ArrayList<>();
        List<FieldStatus> statuses = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        for (Series series : entities) {
            Optional<Row> row =
                    rows.computeIfAbsent(
                            new RowKey(series, reference.set().name()),
                            _ -> newest(series, reference.set()));
            double value =
                    row.map(found -> found.values.get(reference.feature())).orElse(Double.NaN);
            boolean isKnown = Double.isFinite(value);
            values.add(isKnown ? value : null);
            statuses.add(
                    row.isEmpty()
                            ? FieldStatus.NOT_FOUND
                            : isKnown ? FieldStatus.PRESENT : FieldStatus.NULL_VALUE);
            times.add(row.map(Row::known).orElse(Instant.EPOCH));
        }
        return new Column(values, statuses, times);
    }

    private Optional<Row> newest(Series series, FeatureSet set) {
        InstrumentId instrument = series.instrument();
        if (instruments.find(instrument).isEmpty()) {
            return Optional.empty();
        }
        FeatureRows rows = reader.latest(series, set, 1);
        if (rows.size() == 0) {
            return Optional.empty();
        }
        int last = rows.size() - 1;
        Map<String, Double> values = new HashMap<>();
        for (int k = 0; k < set.features().size(); k++) {
            values.put(set.features().get(k), rows.matrix().value(last, k));
        }
        return Optional.of(
                new Row(
                        Instant.ofEpochMilli(
                                rows.bars().openTimeMs(last) + series.interval().millis()),
                        values));
    }
}
