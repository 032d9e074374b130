package io.credence.feature.app.persistence;

import io.agroal.api.AgroalDataSource;
import io.credence.feature.app.domain.bars.Series;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/// SQL on the connection of the current transaction, for what is too bulky for entities. Policies
/// on the tables keep it to the tenant that the connection was told; the text says so once more.
@ApplicationScoped
class Queries {

    static final String SERIES =
            " tenant_id = current_setting('credence.tenant') and instrument = ? and bar_interval = ? ";

    private final AgroalDataSource database;

    @Inject
    Queries(AgroalDataSource database) {
        this.database = database;
    }

    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /// Joins the caller's transaction or makes one: cursors need it.
    <T> T call(Work<T> work) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> {
                    try (Connection connection = database.getConnection()) {
                        return work.on(connection);
                    } catch (SQLException e) {
                        throw new DatabaseException(e);
                    }
                });
    }

    /// The numbers of one column.
    static Set<Long> longs(PreparedStatement query) throws SQLException {
        Set<Long> numbers = new HashSet<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
        }
        return numbers;
    }

    /// Sets the two parameters of [#SERIES] and then `more`.
    static PreparedStatement prepare(
            Connection connection, String sql, Series series, Object... more) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, series.instrument().value());
        statement.setString(2, series.interval().text());
        for (int i = 0; i < more.length; i++) {
            statement.setObject(i + 3, more[i]);
        }
        return statement;
    }
}
