package io.credence.platform.service.tenant;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/// Tells PostgreSQL the tenant whenever a connection leaves the pool, so that the policies of the
/// tables hold for raw SQL too. Inside a transaction the pool hands out one connection, acquired
/// once; [RequestContexts] therefore refuses to change the tenant there.
@ApplicationScoped
@IfBuildProperty(name = "credence.database", stringValue = "true")
class RowLevelSecurity implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(RowLevelSecurity.class);
    private static final String SET =
            "select set_config('credence.tenant', ?, false), set_config('credence.scope', ?, false)";

    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            set(connection, CurrentTenant.get());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot tell the database the tenant", e);
        }
    }

    // A second line only: the next acquire sets both values in any case.
    @Override
    public void onConnectionReturn(Connection connection) {
        try {
            set(connection, CurrentTenant.NONE);
        } catch (SQLException e) {
            LOG.debug("a connection went back without a reset", e);
        }
    }

    private static void set(Connection connection, CurrentTenant current) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.setString(1, current.tenant());
            statement.setString(2, current.scope());
            statement.execute();
        }
    }
}
