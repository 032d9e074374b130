package io.credence.gateway.stream;

import io.credence.gateway.GatewayErrorCode;
import io.credence.gateway.config.GatewayConfig;
import io.credence.gateway.security.Caller;
import io.credence.platform.api.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// `GET /api/v1/events`: server-sent events until the token ends or the reader leaves.
@ApplicationScoped
class EventsRoute {

    private static final int AFTER_PROXY = -10;
    private static final String BEAT = ": still here\n\n";

    private static final String TYPE = "type";

    private final EventHub hub;
    private final GatewayConfig.Stream config;
    private final Vertx vertx;
    private final Clock clock;

    @Inject
    EventsRoute(EventHub hub, GatewayConfig config, Vertx vertx, Clock clock) {
        this.hub = hub;
        this.config = config.stream();
        this.vertx = vertx;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.route(HttpMethod.GET, "/api/v1/events").order(AFTER_PROXY).handler(this::open);
    }

    private void open(RoutingContext request) {
        Caller caller = Caller.of(request);
        HttpServerResponse response = request.response();
        Context context = vertx.getOrCreateContext();
        StreamClient client =
                new StreamClient(
                        caller.tenant(), types(request), response, context, config.buffer());
        if (!hub.add(client, config.maxClientsPerTenant())) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "10");
            request.fail(
                    new ProblemException(
                            GatewayErrorCode.TOO_MANY_STREAMS,
                            "this tenant has all its streams open; close one"));
            return;
        }
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // Proxies in front must not collect what should arrive at once.
                .putHeader("X-Accel-Buffering", "no");
        keep(client, response, Duration.between(clock.instant(), caller.expiry()));
    }

    private static Set<String> types(RoutingContext request) {
        request.queryParams().names().stream()
                .filter(name -> !name.equals(TYPE))
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.invalid(
                            name, "is no query parameter here; there is " + TYPE);
                });
        List<String> types = request.queryParam(TYPE);
        if (!types.stream().allMatch(EventFrame::isType)) {
            throw ProblemException.invalid(TYPE, "must be the CloudEvents type of an event");
        }
        return Set.copyOf(types);
    }

    private void keep(StreamClient client, HttpServerResponse response, Duration life) {
        long beat = vertx.setPeriodic(config.heartbeat().toMillis(), _ -> beat(client));
        long end =
                vertx.setTimer(
                        Math.max(1, life.toMillis()),
                        _ -> client.end("expired", "the token has ended; reconnect"));
        response.endHandler(_ -> leave(client, beat, end));
        response.closeHandler(_ -> leave(client, beat, end));
        response.exceptionHandler(_ -> leave(client, beat, end));
        client.offer("retry: 3000\n" + BEAT);
    }

    private void beat(StreamClient client) {
        if (!client.offer(BEAT)) {
            hub.remove(client);
        }
    }

    private void leave(StreamClient client, long beat, long end) {
        vertx.cancelTimer(beat);
        vertx.cancelTimer(end);
        hub.remove(client);
    }
}
