package io.credence.platform.service.sample;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Routes that are no REST resource, as the gateway has them.
@Singleton
class PlainRoutes {

    private static final int BEFORE_REST = -10;

    void register(@Observes Router router) {
        router.get("/api/v1/plain/busy")
                .order(BEFORE_REST)
                .handler(request -> {
                    request.response().putHeader(HttpHeaders.RETRY_AFTER, "30");
                    request.fail(503);
                });
        router.get("/api/v1/plain/:status")
                .order(BEFORE_REST)
                .handler(request -> request.fail(Integer.parseInt(request.pathParam("status"))));
    }
}
