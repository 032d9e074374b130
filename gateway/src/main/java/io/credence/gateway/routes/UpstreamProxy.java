package io.credence.gateway.routes;

import io.credence.gateway.config.GatewayConfig;
import io.credence.gateway.config.UpstreamConfig;
import io.credence.gateway.security.Caller;
import io.credence.platform.api.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Carries a request to a service and its answer back. Bodies stream both ways; nothing is
/// buffered, nothing is retried.
@ApplicationScoped
class UpstreamProxy {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final long UNKNOWN_LENGTH = -1;
    private static final Set<HttpMethod> WITH_BODY =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final HttpClient client;
    private final UpstreamConfig upstreams;
    private final Duration connectTimeout;
    private final Duration idleTimeout;
    private final long maxBody;

    @Inject
    UpstreamProxy(Vertx vertx, UpstreamConfig upstreams, GatewayConfig config) {
        this.upstreams = upstreams;
        this.connectTimeout = config.upstream().connectTimeout();
        this.idleTimeout = config.upstream().idleTimeout();
        this.maxBody = config.maxBody().asLongValue();
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setKeepAliveTimeout((int) KEEP_ALIVE.toSeconds())
                                .setIdleTimeout(idleConnection())
                                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                                .setDecompressionSupported(false),
                        new PoolOptions().setHttp1MaxSize(config.upstream().maxConnections()));
    }

    // Ends an upload or an answer that stalls halfway. A request that waits has its own clock, and
    // only that one says that it was the time: a connection closed in the same moment hides it.
    private int idleConnection() {
        return (int) idleTimeout.multipliedBy(2).toMillis();
    }

    void forward(RoutingContext request, Service service) {
        if (declaredLength(request.request()) > maxBody) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            request.fail(RequestBody.tooLarge(maxBody));
            return;
        }
        declareChunks(request.request());
        OnTheWay way = new OnTheWay(request, service);
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(_ -> connect(base(service)).onSuccess(way::connected))
                .addInterceptor(way)
                .handle(request.request());
    }

    // The server has checked that it is a number.
    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? UNKNOWN_LENGTH : Long.parseLong(length);
    }

    // HTTP/2 frames its bodies; without this the proxy takes one of unknown length for none.
    private static void declareChunks(HttpServerRequest request) {
        boolean framed = request.version() == HttpVersion.HTTP_2;
        if (framed
                && WITH_BODY.contains(request.method())
                && !request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            request.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
        }
    }

    private Future<HttpClientRequest> connect(URI base) {
        return client.request(
                new RequestOptions()
                        .setHost(base.getHost())
                        .setPort(port(base))
                        .setSsl("https".equals(base.getScheme()))
                        .setConnectTimeout(connectTimeout.toMillis()));
    }

    private static int port(URI base) {
        if (base.getPort() > 0) {
            return base.getPort();
        }
        return "https".equals(base.getScheme()) ? 443 : 80;
    }

    private URI base(Service service) {
        return switch (service) {
            case FEATURE -> upstreams.feature();
            case REGISTRY -> upstreams.registry();
            case TRAINING -> upstreams.training();
            case PREDICTION -> upstreams.prediction();
            case STRATEGY -> upstreams.strategy();
        };
    }

    /// What happens to one request on its way out, and to its answer.
    private final class OnTheWay implements ProxyInterceptor {

        private final RoutingContext incoming;
        private final Service service;
        private @Nullable HttpClientRequest upstream;
        private boolean tooLarge;

        OnTheWay(RoutingContext incoming, Service service) {
            this.incoming = incoming;
            this.service = service;
        }

        void connected(HttpClientRequest request) {
            upstream = request;
        }

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            ProxyRequest outgoing = context.request();
            if (outgoing.headers().contains(HttpHeaders.EXPECT)) {
                incoming.response().writeContinue();
            }
            ForwardedHeaders.dropNamedByConnection(
                    outgoing.headers(),
                    incoming.request().headers().getAll(HttpHeaders.CONNECTION));
            ForwardedHeaders.prepare(
                    outgoing.headers(),
                    Caller.of(incoming).token(),
                    String.valueOf(incoming.request().scheme()),
                    String.valueOf(incoming.request().authority()));
            watch(outgoing);
            return context.sendRequest().recover(failure -> refuse(outgoing, failure));
        }

        private void watch(ProxyRequest outgoing) {
            Body body = outgoing.getBody();
            if (body != null) {
                RequestBody watched =
                        new RequestBody(body.stream(), maxBody, this::breakOff, this::awaitAnswer);
                outgoing.setBody(Body.body(watched, body.length()));
            }
        }

        // An upload may take longer than any answer, so the clock runs from its end.
        private void awaitAnswer() {
            if (upstream != null) {
                upstream.idleTimeout(idleTimeout.toMillis());
            }
        }

        // The service must not take half a body for a whole one.
        private void breakOff() {
            tooLarge = true;
            if (upstream != null) {
                upstream.reset();
            }
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            ForwardedHeaders.clean(context.response().headers());
            return context.sendResponse();
        }

        // The answer is written by the failure handler, so the proxy must write none.
        private Future<ProxyResponse> refuse(ProxyRequest outgoing, Throwable failure) {
            ProblemException problem =
                    tooLarge ? RequestBody.tooLarge(maxBody) : UpstreamFailure.of(service, failure);
            outgoing.release();
            incoming.fail(problem);
            return Promise.<ProxyResponse>promise().future();
        }
    }
}
