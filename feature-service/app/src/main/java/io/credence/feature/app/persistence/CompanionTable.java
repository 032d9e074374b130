package io.credence.feature.app.persistence;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.instrument.Companions;
import io.credence.feature.kernels.inputs.InputName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

@ApplicationScoped
class CompanionTable implements Companions {

    private static final String OF =
            " tenant_id = current_setting('credence.tenant') and instrument = ?";

    private final Queries queries;

    @Inject
    CompanionTable(Queries queries) {
        this.queries = queries;
    }

    @Override
    public Chosen of(InstrumentId instrument) {
        String sql =
                """
                select i.companions_version, c.name, c.companion from instrument i
                left join companion c on (c.tenant_id, c.instrument) = (i.tenant_id, i.symbol)
                where i.tenant_id = current_setting('credence.tenant') and i.symbol = ?
                """;
        return queries.call(connection -> {
            long version = 0;
            Map<InputName, InstrumentId> found = new EnumMap<>(InputName.class);
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, instrument.value());
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        version = row.getLong(1);
                        String name = row.getString(2);
                        if (name != null) {
                            InputName.of(name)
                                    .ifPresent(put(found, new InstrumentId(row.getString(3))));
                        }
                    }
                }
            }
            return new Chosen(version, found);
        });
    }

    private static Consumer<InputName> put(
            Map<InputName, InstrumentId> found, InstrumentId companion) {
        return name -> found.put(name, companion);
    }

    @Override
    public void replace(InstrumentId instrument, Map<InputName, InstrumentId> companions) {
        queries.call(connection -> {
            change(connection, "delete from companion where" + OF, instrument);
            insert(connection, instrument, companions);
            change(
                    connection,
                    "update instrument set companions_version = companions_version + 1"
                            + " where tenant_id = current_setting('credence.tenant') and symbol = ?",
                    instrument);
            for (Interval interval : Interval.values()) {
                SeriesTable.raise(connection, new Series(instrument, interval), Long.MIN_VALUE);
            }
            return companions;
        });
    }

    private static void change(Connection connection, String sql, InstrumentId instrument)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, instrument.value());
            update.executeUpdate();
        }
    }

    private static void insert(
            Connection connection, InstrumentId instrument, Map<InputName, InstrumentId> companions)
            throws SQLException {
        String sql =
                """
                insert into companion (tenant_id, instrument, name, companion)
                values (current_setting('credence.tenant'), ?, ?, ?)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Map.Entry<InputName, InstrumentId> each : companions.entrySet()) {
                insert.setString(1, instrument.value());
                insert.setString(2, each.getKey().key());
                insert.setString(3, each.getValue().value());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
