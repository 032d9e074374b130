package io.credence.training.app.kubernetes;

import io.credence.training.app.domain.Failure;
import io.credence.training.app.domain.LaunchResult;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;

/// What an API server's refusal of a new Job means.
final class ApiRefusal {

    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY_REQUESTS = 429;

    private ApiRefusal() {}

    static LaunchResult result(KubernetesClientException e) {
        String cause = message(e);
        return switch (e.getCode()) {
            case UNPROCESSABLE -> refused("JOB_INVALID", cause);
            case HttpURLConnection.HTTP_FORBIDDEN ->
                    // The same status says both: not allowed, and not now.
                    cause.contains("exceeded quota")
                            ? new LaunchResult.Deferred(cause)
                            : refused("JOB_FORBIDDEN", cause);
            case TOO_MANY_REQUESTS -> new LaunchResult.Deferred(cause);
            case HttpURLConnection.HTTP_BAD_REQUEST,
                    HttpURLConnection.HTTP_NOT_FOUND,
                    HttpURLConnection.HTTP_BAD_METHOD,
                    HttpURLConnection.HTTP_ENTITY_TOO_LARGE,
                    HttpURLConnection.HTTP_UNSUPPORTED_TYPE ->
                    refused("JOB_REFUSED", cause);
            default -> new LaunchResult.Unknown(cause);
        };
    }

    private static LaunchResult refused(String reason, String cause) {
        return new LaunchResult.Refused(new Failure(reason, cause));
    }

    private static String message(KubernetesClientException e) {
        return Optional.ofNullable(e.getStatus())
                .map(status -> status.getMessage())
                .orElseGet(e::toString);
    }
}
