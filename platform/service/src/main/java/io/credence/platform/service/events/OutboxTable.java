package io.credence.platform.service.events;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Rows that wait for the relay. All methods run inside the caller's transaction.
@ApplicationScoped
@IfBuildProperty(name = "credence.database", stringValue = "true")
class OutboxTable {

    record Row(long id, WireEvent event) {}

    // Any number, the same in all replicas of a service; locks are per database.
    private static final long RELAY_LOCK = 4_711_001L;

    private final AgroalDataSource database;

    @Inject
    OutboxTable(AgroalDataSource database) {
        this.database = database;
    }

    void insert(WireEvent event) throws SQLException {
        String sql =
                "insert into outbox (tenant_id, topic, event_id, type, source, key, time,"
                        + " traceparent, data) values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, event.tenant());
            statement.setString(2, event.topic());
            statement.setObject(3, event.id());
            statement.setString(4, event.type());
            statement.setString(5, event.source());
            statement.setString(6, event.key());
            statement.setTimestamp(7, Timestamp.from(event.time()));
            statement.setString(8, event.traceparent());
            statement.setString(9, event.data());
            statement.executeUpdate();
        }
    }

    /// One relay at a time keeps the order; the others find the lock taken. It ends with the
    /// transaction or the connection, so a dead relay holds up nobody.
    boolean tryLock() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, RELAY_LOCK);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    List<Row> oldest(int limit) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select * from outbox order by id limit ?")) {
            statement.setInt(1, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(row.getLong("id"), event(row)));
                }
            }
        }
        return rows;
    }

    private static WireEvent event(ResultSet row) throws SQLException {
        return new WireEvent(
                row.getString("topic"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("source"),
                row.getString("tenant_id"),
                row.getString("key"),
                row.getTimestamp("time").toInstant(),
                row.getString("traceparent"),
                row.getString("data"));
    }

    void delete(List<Row> rows) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("delete from outbox where id = any (?)")) {
            Object[] ids = rows.stream().map(Row::id).toArray();
            statement.setArray(1, connection.createArrayOf("bigint", ids));
            statement.executeUpdate();
        }
    }
}
