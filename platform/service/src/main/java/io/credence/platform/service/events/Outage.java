package io.credence.platform.service.events;

import io.credence.platform.api.ErrorType;
import io.credence.platform.api.ProblemException;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Tells failures that pass by themselves from those that stay.
final class Outage {

    private static final int DEEP_ENOUGH = 10;
    // SQLSTATE classes: connection exception, insufficient resources, operator intervention.
    private static final String CONNECTION = "08";
    private static final String RESOURCES = "53";
    private static final String INTERVENTION = "57";

    private Outage() {}

    /// A database, a broker or a service is away.
    static boolean causes(Throwable failure) {
        @Nullable Throwable current = failure;
        for (int depth = 0; current != null && depth < DEEP_ENOUGH; depth++) {
            if (isOutage(current)) {
                return true;
            }
            current = current.getCause();
        }
        return false;
    }

    /// The event asks for something that is refused, and will be again.
    static boolean isHopeless(Throwable failure) {
        return failure instanceof IllegalArgumentException
                || (failure instanceof ProblemException e && e.code().type() == ErrorType.CALLER);
    }

    private static boolean isOutage(Throwable failure) {
        return switch (failure) {
            case ProblemException e ->
                    e.code().type() == ErrorType.UPSTREAM || e.code().type() == ErrorType.CAPACITY;
            case SQLTransientException _ -> true;
            case SQLException e -> isAway(e.getSQLState());
            case com.fasterxml.jackson.core.JsonProcessingException _ -> false;
            case IOException _, TimeoutException _, ProcessingException _ -> true;
            default -> false;
        };
    }

    private static boolean isAway(@Nullable String state) {
        return state != null
                && (state.startsWith(CONNECTION)
                        || state.startsWith(RESOURCES)
                        || state.startsWith(INTERVENTION));
    }
}
