package io.credence.feature.app.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.feature.api.DatasetManifest;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.dataset.DriftBasis;
import io.credence.feature.app.domain.dataset.TrainedSets;
import io.credence.platform.api.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

@ApplicationScoped
class TrainedSetScan implements TrainedSets {

    private static final String SQL =
            """
            select tenant_id, instrument, bar_interval, manifest, trained_at is not null from (
                select distinct on (tenant_id, instrument, bar_interval, feature_set)
                    tenant_id, instrument, bar_interval, manifest, trained_at, created_at
                from dataset,
                    lateral (select spec::jsonb ->> 'interval' bar_interval, spec::jsonb ->> 'featureSet' feature_set) what,
                    lateral (select spec::jsonb ->> 'instrument' instrument
                             union select jsonb_array_elements_text(spec::jsonb -> 'others')) whose
                where exists (
                    select from series s
                    where s.tenant_id = dataset.tenant_id and s.instrument = whose.instrument
                      and s.bar_interval = what.bar_interval and s.newest_open_ms > ?)
                order by tenant_id, instrument, bar_interval, feature_set, trained_at desc nulls last, created_at desc) newest
            order by trained_at desc nulls last, created_at desc limit ?
            """;

    private final Queries queries;
    private final ObjectMapper json;

    @Inject
    TrainedSetScan(Queries queries, ObjectMapper json) {
        this.queries = queries;
        this.json = json;
    }

    @Override
    public List<Found> newest(long sinceMs, int limit) {
        return queries.call(connection -> {
            try (PreparedStatement query = connection.prepareStatement(SQL)) {
                query.setLong(1, sinceMs);
                query.setInt(2, limit);
                List<Found> found = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(found(row));
                    }
                }
                return found;
            }
        });
    }

    private Found found(ResultSet row) throws SQLException {
        return new Found(
                new TenantId(row.getString(1)),
                new Series(new InstrumentId(row.getString(2)), Interval.parse(row.getString(3))),
                new DriftBasis(
                        read(row.getString(4)),
                        row.getBoolean(5) ? DriftBasis.Choice.TRAINED : DriftBasis.Choice.NEWEST));
    }

    private DatasetManifest read(String manifest) {
        try {
            return json.readValue(manifest, DatasetManifest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a dataset has an unreadable manifest", e);
        }
    }
}
