package io.credence.feature.app.domain.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.BarsInMemory;
import io.credence.feature.app.domain.bars.Series;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetHeadsTest {

    private static final Series SERIES = new Series(new InstrumentId("BTC-USD"), Interval.M1);

    private final BarsInMemory history = new BarsInMemory(3, 100);

    @ParameterizedTest(name = "bar {0} changes, the dataset ends at {1} ms: {2}")
    @CsvSource({
        "0, 3600000, true",
        "30, 3600000, true",
        "59, 3600000, true",
        "59, 3599999, false",
        "60, 3600000, false",
        "99, 3600000, false"
    })
    void shouldSeeWhatChangesInThePastOfTheDataset(int row, long untilMs, boolean isSeen) {
        // Given one from bar 40 on
        DatasetHeads heads = heads(40, untilMs);
        assertThat(heads.hasChanged(SERIES)).isFalse();
        // When
        history.change(row);
        // Then
        assertThat(heads.hasChanged(SERIES)).isEqualTo(isSeen);
    }

    @Test
    void shouldSeeAnEarlyChangeBesideALaterOne() {
        // Given
        DatasetHeads heads = heads(40, 60 * BarsInMemory.MINUTE);
        // When
        history.change(10);
        history.change(90);
        // Then
        assertThat(heads.hasChanged(SERIES)).isTrue();
    }

    @Test
    void shouldNotMindWhatChangedBeforeItWasRead() {
        // Given
        history.change(10);
        DatasetHeads heads = heads(40, 60 * BarsInMemory.MINUTE);
        // When
        history.change(90);
        // Then
        assertThat(heads.hasChanged(SERIES)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"99, false", "100, true"})
    void shouldMindNewBarsOnlyWhereTheyWarmIt(int fromRow, boolean isSeen) {
        // Given
        DatasetHeads heads = heads(fromRow, 200 * BarsInMemory.MINUTE);
        // When
        history.append();
        // Then
        assertThat(heads.hasChanged(SERIES)).isEqualTo(isSeen);
        assertThat(heads.watermarkMs()).isEqualTo(99 * BarsInMemory.MINUTE);
    }

    private DatasetHeads heads(int fromRow, long untilMs) {
        return DatasetHeads.of(history, List.of(SERIES), fromRow * BarsInMemory.MINUTE, untilMs);
    }
}
