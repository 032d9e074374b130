package io.credence.gateway.routes;

import io.credence.gateway.config.GatewayConfig;
import io.credence.gateway.config.UpstreamConfig;
import io.credence.gateway.security.Caller;
import io.credence.platform.api.ErrorType;
import io.credence.platform.api.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
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
import org.jboss.logging.Logger;

/// Carries a request to a service and its answer back. Bodies stream both ways; nothing is
/// buffered, nothing is retried.
@ApplicationScoped
class UpstreamProxy {

    private static final Logger LOG = Logger.getLogger(UpstreamProxy.class);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final long UNKNOWN_LENGTH = -1;

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
                                .setDecompressionSupported(false),
                        new PoolOptions().setHttp1MaxSize(config.upstream().maxConnections()));
    }

    void forward(RoutingContext request, Service service) {
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(_ -> connect(base(service)))
                .addInterceptor(new OnTheWay(request, service))
                .handle(request.request());
    }

    private Future<HttpClientRequest> connect(URI base) {
        return client.request(
                new RequestOptions()
                        .setHost(base.getHost())
                        .setPort(port(base))
                        .setSsl("https".equals(base.getScheme()))
                        .setConnectTimeout(connectTimeout.toMillis())
                        .setIdleTimeout(idleTimeout.toMillis()));
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

        OnTheWay(RoutingContext incoming, Service service) {
            this.incoming = incoming;
            this.service = service;
        }

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            ProxyRequest outgoing = context.request();
            if (outgoing.headers().contains(HttpHeaders.EXPECT)) {
                incoming.response().writeContinue();
            }
            ForwardedHeaders.prepare(
                    outgoing.headers(),
                    Caller.of(incoming).token(),
                    String.valueOf(incoming.request().scheme()),
                    String.valueOf(incoming.request().authority()));
            limit(outgoing);
            return context.sendRequest().recover(failure -> refuse(outgoing, failure));
        }

        // A body with a length was refused by its length before.
        private void limit(ProxyRequest outgoing) {
            Body body = outgoing.getBody();
            if (body != null && body.length() == UNKNOWN_LENGTH) {
                outgoing.setBody(Body.body(new LimitedBody(body.stream(), maxBody)));
            }
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            ForwardedHeaders.clean(context.response().headers());
            return context.sendResponse();
        }

        // The answer is written by the failure handler, so the proxy must write none.
        private Future<ProxyResponse> refuse(ProxyRequest outgoing, Throwable failure) {
            ProblemException problem = UpstreamFailure.of(service, failure);
            LOG.warnf("%s: %s", service, failure);
            outgoing.release();
            if (problem.code().type() == ErrorType.CAPACITY) {
                incoming.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            }
            incoming.fail(problem);
            return Promise.<ProxyResponse>promise().future();
        }
    }
}
