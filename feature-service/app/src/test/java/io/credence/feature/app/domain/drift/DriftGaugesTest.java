package io.credence.feature.app.domain.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.drift.FeatureAge.State;
import io.credence.platform.api.TenantId;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftGaugesTest {

    private static final long MINUTE = 60_000L;

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "2, 2", "3, 2", "4, 4", "5, 4"})
    void shouldTellFeaturesOneByOneAsFarAsThereIsRoom(int room, int told) {
        // When
        gauges(room).show(List.of(seen("ONE-USD"), seen("TWO-USD")));
        // Then whole sets only, while the sets themselves are all told
        assertThat(meters("credence.feature.value.age")).hasSize(told);
        assertThat(meters("credence.feature.row.age")).hasSize(2);
        assertThat(meters("credence.feature.values.stale")).hasSize(2);
    }

    @Test
    void shouldForgetWhatIsSeenNoMore() {
        // Given
        DriftGauges gauges = gauges(10);
        gauges.show(List.of(seen("ONE-USD"), seen("TWO-USD")));
        // When
        gauges.show(List.of(seen("TWO-USD")));
        // Then
        assertThat(meters("credence.feature.row.age"))
                .extracting(meter -> meter.getId().getTag("instrument"))
                .containsExactly("TWO-USD");
    }

    private DriftGauges gauges(int room) {
        return new DriftGauges(meters, new FeatureAges(meters, new StaleFeatures(meters)), room);
    }

    private List<Meter> meters(String name) {
        return meters.getMeters().stream()
                .filter(meter -> meter.getId().getName().equals(name))
                .toList();
    }

    private static DriftWatch.Seen seen(String instrument) {
        FeatureSet set = new FeatureSet("two", 2, List.of("rsi_14", "spread"));
        List<FeatureAge> ages =
                set.features().stream()
                        .map(name -> new FeatureAge(name, OptionalLong.of(MINUTE), State.FRESH))
                        .toList();
        Series series = new Series(new InstrumentId(instrument), Interval.M1);
        return new DriftWatch.Seen(
                new TenantId("alpha"),
                new FreshnessReport(series, set, 1, 0, 0, 2 * MINUTE, ages),
                Optional.empty());
    }
}
