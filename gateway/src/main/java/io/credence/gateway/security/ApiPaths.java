package io.credence.gateway.security;

import io.vertx.ext.web.RoutingContext;

/// Paths that programs call, which cannot follow a redirect to a login form.
final class ApiPaths {

    private ApiPaths() {}

    static boolean isApi(RoutingContext request) {
        String path = request.normalizedPath();
        return covers("/api", path) || covers("/v2", path) || covers("/feast", path);
    }

    private static boolean covers(String prefix, String path) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
