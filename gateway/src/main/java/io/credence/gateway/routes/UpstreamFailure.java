package io.credence.gateway.routes;

import io.credence.gateway.GatewayErrorCode;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/// What the caller learns when a service does not answer.
final class UpstreamFailure {

    private UpstreamFailure() {}

    static ProblemException of(Service service, Throwable failure) {
        String name = service.name().toLowerCase(Locale.ROOT) + " service";
        return switch (failure) {
            case ProblemException problem -> problem;
            case ConnectTimeoutException _, ConnectException _, UnknownHostException _ ->
                    new ProblemException(
                            PlatformErrorCode.TEMPORARILY_UNAVAILABLE,
                            "the " + name + " is away; try again in a moment",
                            failure);
            case ConnectionPoolTooBusyException _ ->
                    new ProblemException(
                            PlatformErrorCode.TEMPORARILY_UNAVAILABLE,
                            "the " + name + " has too many requests; try again in a moment",
                            failure);
            case TimeoutException _ ->
                    new ProblemException(
                            GatewayErrorCode.UPSTREAM_TIMEOUT,
                            "the " + name + " did not answer in time",
                            failure);
            default ->
                    new ProblemException(
                            PlatformErrorCode.UPSTREAM_FAILED,
                            "the " + name + " broke off without an answer",
                            failure);
        };
    }
}
