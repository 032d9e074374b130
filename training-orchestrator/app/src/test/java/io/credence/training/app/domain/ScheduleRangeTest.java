package io.credence.training.app.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleRangeTest {

    private static final long NOW_MS = Samples.NOW.toEpochMilli();

    @Test
    void shouldEndAtTheFiringAndBeginALookbackBefore() {
        ScheduleRange range = new ScheduleRange(null, null, Duration.ofDays(90));

        assertThat(range.startMs(Samples.NOW)).isEqualTo(NOW_MS - 90 * 86_400_000L);
        assertThat(range.endMs(Samples.NOW)).isEqualTo(NOW_MS);
    }

    @Test
    void shouldGrowFromAFixedBeginning() {
        ScheduleRange range = new ScheduleRange(1000L, null, null);

        assertThat(range.startMs(Samples.NOW)).isEqualTo(1000);
        assertThat(range.endMs(Samples.NOW)).isEqualTo(NOW_MS);
    }

    @Test
    void shouldLookBackFromAFixedEnd() {
        ScheduleRange range = new ScheduleRange(null, 5000L, Duration.ofSeconds(4));

        assertThat(range.startMs(Samples.NOW)).isEqualTo(1000);
        assertThat(range.endMs(Samples.NOW)).isEqualTo(5000);
    }

    @Test
    void shouldPutTheRangeIntoTheTemplateAndNothingElse() {
        ScheduleRange range = new ScheduleRange(7L, 9L, null);

        assertThat(range.at(Samples.NOW, Samples.spec("btc").dataset()))
                .usingRecursiveComparison()
                .ignoringFields("fromMs", "toMs")
                .isEqualTo(Samples.spec("btc").dataset());
    }

    @Test
    void shouldBeginInOneWayOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ScheduleRange(null, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScheduleRange(1L, null, Duration.ofDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScheduleRange(null, null, Duration.ZERO));
    }
}
