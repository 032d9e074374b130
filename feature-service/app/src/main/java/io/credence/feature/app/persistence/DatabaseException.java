package io.credence.feature.app.persistence;

import java.sql.SQLException;

/// PostgreSQL refused or is gone; the caller's transaction rolls back.
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseException(SQLException cause) {
        super(cause);
    }
}
