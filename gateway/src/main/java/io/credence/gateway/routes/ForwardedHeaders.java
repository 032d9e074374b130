package io.credence.gateway.routes;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a caller must not be able to tell a service: who it is, where it comes from, what trace it
/// belongs to. The verified token says the first, the gateway the rest.
final class ForwardedHeaders {

    private static final Set<String> DROPPED =
            Set.of(
                    "authorization",
                    "cookie",
                    "expect",
                    "forwarded",
                    "keep-alive",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "upgrade",
                    "x-real-ip",
                    "x-credence-request",
                    "x-mlflow-workspace",
                    // The client's tracer writes its own.
                    "traceparent",
                    "tracestate",
                    "baggage",
                    "b3");

    private static final List<String> DROPPED_PREFIXES =
            List.of(
                    "x-forwarded-",
                    "x-auth-",
                    "x-user",
                    "x-remote-",
                    "x-tenant",
                    "x-roles",
                    "x-b3-",
                    "ce_",
                    "ce-");

    private static final Pattern LIST = Pattern.compile("\\s*,\\s*");

    private ForwardedHeaders() {}

    /// What `Connection` names is between the caller and us, and ends here.
    static void dropNamedByConnection(MultiMap headers, List<String> connection) {
        connection.stream()
                .flatMap(LIST::splitAsStream)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(headers::remove);
    }

    /// @param token the verified access token; empty for a public path
    static void prepare(MultiMap headers, String token, String scheme, String host) {
        headers.names().stream()
                .filter(name -> isDropped(name.toLowerCase(Locale.ROOT)))
                .toList()
                .forEach(headers::remove);
        if (!token.isEmpty()) {
            headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        headers.set("X-Forwarded-Proto", scheme);
        headers.set("X-Forwarded-Host", host);
    }

    /// A service sets no cookie and does not name its software.
    static void clean(MultiMap answer) {
        answer.remove(HttpHeaders.SET_COOKIE);
        answer.remove(HttpHeaders.SERVER);
    }

    private static boolean isDropped(String name) {
        return DROPPED.contains(name) || DROPPED_PREFIXES.stream().anyMatch(name::startsWith);
    }
}
