package io.credence.gateway.limits;

import io.credence.gateway.config.GatewayConfig;
import io.credence.gateway.security.Caller;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import io.github.bucket4j.TimeMeter;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/// Counts requests per tenant before any work is done for them, and says in every answer how many
/// are left (IETF draft `RateLimit` header fields).
@ApplicationScoped
class RateLimitHandler {

    private static final int AFTER_CSRF = -30;
    private static final String PUBLIC = "public";

    private final TenantBuckets buckets;
    private final String policy;

    @Inject
    RateLimitHandler(GatewayConfig config) {
        GatewayConfig.RateLimit limit = config.rateLimit();
        buckets =
                new TenantBuckets(
                        limit.requestsPerSecond(),
                        limit.burst(),
                        limit.maxTenants(),
                        TimeMeter.SYSTEM_NANOTIME);
        long window = Math.ceilDiv(limit.burst(), limit.requestsPerSecond());
        policy = "\"tenant\";q=" + limit.burst() + ";w=" + window;
    }

    void register(@Observes Router router) {
        router.route("/api/*").order(AFTER_CSRF).handler(this::check);
        router.route("/v2/*").order(AFTER_CSRF).handler(this::check);
        router.route("/feast/*").order(AFTER_CSRF).handler(this::check);
    }

    private void check(RoutingContext request) {
        Caller caller = Caller.of(request);
        // A tenant's name begins with a letter, so the bucket of public paths is nobody's.
        Verdict verdict = buckets.take(caller.isKnown() ? caller.tenant() : "*" + PUBLIC);
        request.addHeadersEndHandler(_ -> announce(request.response().headers(), verdict));
        if (verdict.allowed()) {
            request.next();
            return;
        }
        request.response()
                .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(verdict.untilNext())));
        request.fail(
                new ProblemException(
                        PlatformErrorCode.REQUEST_LIMIT_EXCEEDED,
                        "this tenant sends more requests than its quota; wait as Retry-After says",
                        List.of(new Violation("tenant", policy))));
    }

    private void announce(MultiMap headers, Verdict verdict) {
        headers.set("RateLimit-Policy", policy);
        headers.set(
                "RateLimit",
                "\"tenant\";r=" + verdict.remaining() + ";t=" + seconds(verdict.untilFull()));
    }

    private static long seconds(Duration duration) {
        return Math.max(1, Math.ceilDiv(duration.toMillis(), 1000));
    }
}
