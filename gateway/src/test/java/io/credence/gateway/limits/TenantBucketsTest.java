package io.credence.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TenantBucketsTest {

    private final MovableTime time = new MovableTime();
    private final TenantBuckets buckets = new TenantBuckets(2, 4, 3, time);

    @Test
    void shouldRefuseAfterTheBurstAndSayWhen() {
        // When
        for (int i = 0; i < 4; i++) {
            assertThat(buckets.take("alpha").allowed()).isTrue();
        }
        Verdict refused = buckets.take("alpha");
        // Then
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.remaining()).isZero();
        assertThat(refused.untilNext()).isEqualTo(Duration.ofMillis(500));
        assertThat(refused.untilFull()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void shouldRefillWithTime() {
        // Given
        for (int i = 0; i < 5; i++) {
            buckets.take("alpha");
        }
        // When
        time.nanos += Duration.ofSeconds(1).toNanos();
        // Then
        assertThat(buckets.take("alpha").allowed()).isTrue();
        assertThat(buckets.take("alpha").allowed()).isTrue();
        assertThat(buckets.take("alpha").allowed()).isFalse();
    }

    @Test
    void shouldNotLetOneTenantSpendAnothersQuota() {
        // Given
        for (int i = 0; i < 5; i++) {
            buckets.take("alpha");
        }
        // Then
        assertThat(buckets.take("beta").remaining()).isEqualTo(3);
    }

    @Test
    void shouldKeepMemoryBoundedAndShareOneBucketBeyond() {
        // Given
        for (int i = 0; i < 3; i++) {
            buckets.take("tenant-" + i);
        }
        // When
        Verdict first = buckets.take("tenant-3");
        Verdict second = buckets.take("tenant-4");
        // Then
        assertThat(buckets.size()).isEqualTo(3);
        assertThat(first.remaining()).isEqualTo(3);
        assertThat(second.remaining()).isEqualTo(2);
    }

    @Test
    void shouldForgetTenantsWhoseBucketIsFullAgain() {
        // Given
        for (int i = 0; i < 3; i++) {
            buckets.take("tenant-" + i);
        }
        // When
        time.nanos += Duration.ofSeconds(10).toNanos();
        buckets.take("newcomer");
        // Then
        assertThat(buckets.size()).isEqualTo(1);
    }

    private static final class MovableTime implements TimeMeter {

        private long nanos = Duration.ofDays(1).toNanos();

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
