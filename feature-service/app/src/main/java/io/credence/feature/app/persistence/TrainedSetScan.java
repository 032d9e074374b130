package io.credence.feature.app.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.feature.api.DatasetManifest;
import io.credence.feature.app.domain.TrainedSets;
import io.credence.platform.api.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

@ApplicationScoped
class TrainedSetScan implements TrainedSets {

    private static final String SQL =
            """
            select tenant_id, manifest from (
                select distinct on (tenant_id, spec::json ->> 'instrument', spec::json ->> 'interval', spec::json ->> 'featureSet')
                    tenant_id, manifest, created_at
                from dataset
                order by tenant_id, spec::json ->> 'instrument', spec::json ->> 'interval', spec::json ->> 'featureSet',
                    created_at desc) newest
            order by created_at desc limit ?
            """;

    private final Queries queries;
    private final ObjectMapper json;

    @Inject
    TrainedSetScan(Queries queries, ObjectMapper json) {
        this.queries = queries;
        this.json = json;
    }

    @Override
    public List<Found> newest(int limit) {
        return queries.call(connection -> {
            try (PreparedStatement query = connection.prepareStatement(SQL)) {
                query.setInt(1, limit);
                List<Found> found = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(
                                new Found(new TenantId(row.getString(1)), read(row.getString(2))));
                    }
                }
                return found;
            }
        });
    }

    private DatasetManifest read(String manifest) {
        try {
            return json.readValue(manifest, DatasetManifest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a dataset has an unreadable manifest", e);
        }
    }
}
