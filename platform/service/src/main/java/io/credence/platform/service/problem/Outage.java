package io.credence.platform.service.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.credence.platform.api.ErrorType;
import io.credence.platform.api.ProblemException;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Tells failures that pass by themselves from those that stay.
public final class Outage {

    private static final int DEEP_ENOUGH = 10;
    // SQLSTATE classes: connection exception, insufficient resources, operator intervention.
    private static final List<String> AWAY = List.of("08", "53", "57");
    // The pool has no exception type or state of its own for this.
    private static final String POOL_EXHAUSTED = "Sorry, acquisition timeout!";

    private Outage() {}

    /// A database, a broker or a service is away.
    public static boolean causes(Throwable failure) {
        return anyCause(failure, cause -> isDatabase(cause) || isOther(cause));
    }

    /// The database is away or has no connection left.
    static boolean ofDatabase(Throwable failure) {
        return anyCause(failure, Outage::isDatabase);
    }

    private static boolean anyCause(Throwable failure, Predicate<Throwable> test) {
        @Nullable Throwable current = failure;
        for (int depth = 0; current != null && depth < DEEP_ENOUGH; depth++) {
            if (test.test(current)) {
                return true;
            }
            current = current.getCause();
        }
        return false;
    }

    private static boolean isDatabase(Throwable failure) {
        if (!(failure instanceof SQLException e)) {
            return false;
        }
        String state = e.getSQLState();
        return e instanceof SQLTransientException
                || POOL_EXHAUSTED.equals(e.getMessage())
                || (state != null && AWAY.stream().anyMatch(state::startsWith));
    }

    private static boolean isOther(Throwable failure) {
        return switch (failure) {
            case ProblemException e ->
                    e.code().type() == ErrorType.UPSTREAM || e.code().type() == ErrorType.CAPACITY;
            case JsonProcessingException _ -> false;
            case IOException _, TimeoutException _, ProcessingException _ -> true;
            default -> false;
        };
    }
}
