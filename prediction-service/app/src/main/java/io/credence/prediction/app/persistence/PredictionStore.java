package io.credence.prediction.app.persistence;

import io.agroal.api.AgroalDataSource;
import io.credence.feature.api.FeatureRowComputed;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.prediction.api.Forecast;
import io.credence.prediction.api.PredictionMade;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `prediction`, as SQL: rows come by the hundred and have no life of their own.
@ApplicationScoped
public class PredictionStore {

    private static final String INSERT =
            """
            insert into prediction (tenant_id, stream, instrument, bar_interval, model,
                open_time_ms, known_time_ms, alias, model_version, close,
                probability, lower, upper, confidence, logit, reason)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String PAGE =
            """
            select * from prediction
            where tenant_id = ? and stream = ? and instrument = ? and bar_interval = ? and model = ? and alias = ?
                and open_time_ms >= ? and open_time_ms < ?
            order by open_time_ms limit ?
            """;

    private static final String SEEN =
            """
            select exists (select 1 from prediction
                where tenant_id = ? and stream = ? and instrument = ? and bar_interval = ?)
            """;

    private static final String ANSWERED =
            """
            select exists (select 1 from prediction
                where tenant_id = ? and stream = ? and instrument = ? and bar_interval = ?
                    and open_time_ms = ?)
            """;

    private final AgroalDataSource database;
    private final TenantContext tenant;

    PredictionStore(AgroalDataSource database, TenantContext tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /// Inserts in one round trip, inside the caller's transaction.
    ///
    /// @return for each, whether it was not there before
    public boolean[] insert(List<PredictionMade> predictions) {
        boolean[] fresh = new boolean[predictions.size()];
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (PredictionMade prediction : predictions) {
                bind(statement, prediction);
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            for (int i = 0; i < fresh.length; i++) {
                fresh[i] = counts[i] == 1;
            }
            return fresh;
        } catch (SQLException e) {
            throw new IllegalStateException("predictions cannot be stored", e);
        }
    }

    /// Whether anything was said about this stream before.
    public boolean seen(String stream, String instrument, String interval) {
        return exists(SEEN, stream, instrument, interval);
    }

    /// Whether this row had an answer before, by whatever model.
    public boolean answered(FeatureRowComputed row) {
        return exists(
                ANSWERED, row.stream(), row.instrument(), row.interval(), row.bar().openTimeMs());
    }

    private boolean exists(String query, Object... key) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, tenant.tenant().value());
            for (int i = 0; i < key.length; i++) {
                statement.setObject(i + 2, key[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("predictions cannot be read", e);
        }
    }

    /// The first `limit` in time.
    public List<StoredPrediction> page(PredictionFilter filter, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setString(1, tenant.tenant().value());
            statement.setString(2, filter.stream());
            statement.setString(3, filter.instrument());
            statement.setString(4, filter.interval());
            statement.setString(5, filter.model());
            statement.setString(6, filter.alias());
            statement.setLong(7, filter.fromMs());
            statement.setLong(8, filter.toMs());
            statement.setInt(9, limit);
            try (ResultSet row = statement.executeQuery()) {
                List<StoredPrediction> page = new ArrayList<>();
                while (row.next()) {
                    page.add(read(row));
                }
                return page;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("predictions cannot be read", e);
        }
    }

    private void bind(PreparedStatement statement, PredictionMade made) throws SQLException {
        Forecast forecast = made.forecast();
        statement.setString(1, tenant.tenant().value());
        statement.setString(2, made.stream());
        statement.setString(3, made.instrument());
        statement.setString(4, made.interval());
        statement.setString(5, made.model());
        statement.setLong(6, made.bar().openTimeMs());
        statement.setLong(7, made.knownTimeMs());
        statement.setString(8, made.alias());
        statement.setObject(9, made.modelVersion(), Types.INTEGER);
        statement.setDouble(10, made.bar().close());
        number(statement, 11, forecast == null ? null : forecast.probability());
        number(statement, 12, forecast == null ? null : forecast.lower());
        number(statement, 13, forecast == null ? null : forecast.upper());
        number(statement, 14, forecast == null ? null : forecast.confidence());
        number(statement, 15, forecast == null ? null : forecast.logit());
        statement.setString(16, made.reason());
    }

    private static void number(PreparedStatement statement, int index, @Nullable Double value)
            throws SQLException {
        statement.setObject(index, value, Types.DOUBLE);
    }

    private static StoredPrediction read(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new StoredPrediction(
                row.getLong("open_time_ms"),
                row.getLong("known_time_ms"),
                row.getString("alias"),
                row.getObject("model_version", Integer.class),
                row.getDouble("close"),
                reason == null ? forecast(row) : null,
                reason);
    }

    private static Forecast forecast(ResultSet row) throws SQLException {
        return new Forecast(
                row.getDouble("probability"),
                row.getDouble("lower"),
                row.getDouble("upper"),
                row.getDouble("confidence"),
                row.getDouble("logit"));
    }
}
