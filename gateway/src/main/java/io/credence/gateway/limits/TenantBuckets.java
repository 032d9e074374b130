package io.credence.gateway.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// A token bucket per tenant, in bounded memory: a bucket that is full again is as good as none and
/// is let go; tenants beyond the bound share one bucket until there is room.
final class TenantBuckets {

    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final int requestsPerSecond;
    private final int burst;
    private final int maxTenants;
    private final TimeMeter time;
    private final Bucket overflow;

    TenantBuckets(int requestsPerSecond, int burst, int maxTenants, TimeMeter time) {
        this.requestsPerSecond = requestsPerSecond;
        this.burst = burst;
        this.maxTenants = maxTenants;
        this.time = time;
        this.overflow = newBucket();
    }

    Verdict take(String tenant) {
        ConsumptionProbe probe = bucket(tenant).tryConsumeAndReturnRemaining(1);
        return new Verdict(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    int size() {
        return buckets.size();
    }

    private Bucket bucket(String tenant) {
        Bucket known = buckets.get(tenant);
        if (known != null) {
            return known;
        }
        if (buckets.size() >= maxTenants) {
            buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= burst);
        }
        return buckets.size() >= maxTenants
                ? overflow
                : buckets.computeIfAbsent(tenant, _ -> newBucket());
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(burst)
                                .refillGreedy(requestsPerSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
