package io.credence.prediction.app.client;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Supplier;

/// Calls another service and says in our words what went wrong.
final class Upstream {

    private Upstream() {}

    /// Returns what the call returns.
    ///
    /// @throws ProblemException 404 as the other service's 404, all else as a failure of it
    static <T> T call(String service, Supplier<T> call) {
        try {
            return call.get();
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status == 404) {
                throw new ProblemException(
                        PlatformErrorCode.RESOURCE_DOES_NOT_EXIST,
                        service + " does not know the instrument or interval",
                        e);
            }
            throw failed(service, "answered " + status, e);
        } catch (ProcessingException e) {
            throw failed(service, "does not answer", e);
        }
    }

    private static ProblemException failed(String service, String what, Exception cause) {
        return new ProblemException(PlatformErrorCode.UPSTREAM_FAILED, service + " " + what, cause);
    }
}
