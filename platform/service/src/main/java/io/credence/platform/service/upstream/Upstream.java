package io.credence.platform.service.upstream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.credence.platform.api.ErrorCode;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/// Says in our words what another service answered.
public final class Upstream {

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Problem(@Nullable String detail) {}

    private Upstream() {}

    /// For the REST clients: what may pass, and what will not.
    public static @Nullable RuntimeException failure(Response response) {
        int status = response.getStatus();
        if (status < 400) {
            return null;
        }
        return status >= 500 || status == 429
                ? new UpstreamUnavailable(status)
                : new UpstreamRefusal(status, detail(response));
    }

    /// Runs a call.
    ///
    /// @param refused the code for what the other service cannot do for these arguments
    public static <T> T call(String service, ErrorCode refused, Supplier<T> call) {
        try {
            return call.get();
        } catch (UpstreamRefusal e) {
            boolean identity = e.status() == 401 || e.status() == 403;
            ErrorCode code = identity ? PlatformErrorCode.PERMISSION_DENIED : refused;
            throw new ProblemException(code, service + " refuses: " + e.getMessage(), e);
        } catch (UpstreamUnavailable | ProcessingException | FaultToleranceException e) {
            throw new ProblemException(
                    PlatformErrorCode.UPSTREAM_FAILED,
                    service + " does not answer; try again later",
                    e);
        }
    }

    private static String detail(Response response) {
        try {
            Problem problem = response.readEntity(Problem.class);
            String detail = problem == null ? null : problem.detail();
            return detail == null ? "status " + response.getStatus() : detail;
        } catch (ProcessingException _) {
            return "status " + response.getStatus();
        }
    }
}
