package io.credence.platform.service.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.TenantId;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The table of keys. Runs inside the transaction of the guarded method, but for the look before
/// one that waits first.
@ApplicationScoped
@IfBuildProperty(name = "credence.database", stringValue = "true")
class IdempotencyKeys {

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    IdempotencyKeys(AgroalDataSource database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /// Takes the key until the end of the transaction; 409 while another request holds it. The lock
    /// dies with its connection, so a crashed service blocks nobody.
    void lock(TenantId tenant, String key) throws SQLException {
        String sql = "select pg_try_advisory_xact_lock(hashtextextended(?, 7))";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant + " " + key);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next() || !result.getBoolean(1)) {
                    throw inFlight();
                }
            }
        }
    }

    static ProblemException inFlight() {
        return new ProblemException(
                PlatformErrorCode.IDEMPOTENCY_KEY_IN_FLIGHT,
                "a request with this Idempotency-Key is being served; ask again later");
    }

    /// The stored answer; 422 if the key came with another request.
    Optional<StoredResponse> find(String key, String fingerprint)
            throws SQLException, JsonProcessingException {
        String sql = "select fingerprint, status, headers, body from idempotency_key where key = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!row.getString("fingerprint").equals(fingerprint)) {
                    throw new ProblemException(
                            PlatformErrorCode.IDEMPOTENCY_KEY_REUSED,
                            "this Idempotency-Key belongs to another request; use a new one");
                }
                Map<String, String> headers =
                        json.readValue(row.getString("headers"), new TypeReference<>() {});
                return Optional.of(
                        new StoredResponse(row.getInt("status"), headers, row.getString("body")));
            }
        }
    }

    void store(TenantId tenant, RequestFingerprint request, String key, StoredResponse response)
            throws SQLException, JsonProcessingException {
        String sql =
                "insert into idempotency_key (tenant_id, key, request, fingerprint, status,"
                        + " headers, body, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant.value());
            statement.setString(2, key);
            statement.setString(3, request.request());
            statement.setString(4, request.fingerprint());
            statement.setInt(5, response.status());
            statement.setString(6, json.writeValueAsString(response.headers()));
            statement.setString(7, response.body());
            statement.setTimestamp(8, Timestamp.from(clock.instant()));
            statement.executeUpdate();
        }
    }

    /// How many keys older than `limit` are gone.
    int deleteBefore(Instant limit) throws SQLException {
        String sql = "delete from idempotency_key where created_at < ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setTimestamp(1, Timestamp.from(limit));
            return statement.executeUpdate();
        }
    }
}
