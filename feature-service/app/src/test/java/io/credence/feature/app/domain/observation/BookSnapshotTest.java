package io.credence.feature.app.domain.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BookSnapshotTest {

    @Test
    void shouldSayOnlyWhatItsLevelsTell() {
        // Given ten bids and five asks
        BookSnapshot book = new BookSnapshot(1_000, 2_000, levels(100, -1, 10), levels(100, 1, 5));
        // When
        List<Observation> said = book.observations();
        // Then nothing of twenty levels, nor of ten asks
        assertThat(said)
                .extracting(each -> each.name().key(), Observation::value)
                .containsExactly(
                        tuple("book.bid", 100.0),
                        tuple("book.ask", 100.0),
                        tuple("book.bid_size", 1.0),
                        tuple("book.ask_size", 1.0),
                        tuple("book.bid_depth_5", 15.0),
                        tuple("book.bid_depth_10", 55.0),
                        tuple("book.ask_depth_5", 15.0));
        assertThat(said).allMatch(each -> each.eventMs() == 1_000 && each.knownMs() == 2_000);
    }

    private static List<BookSnapshot.Level> levels(double best, double step, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new BookSnapshot.Level(best + i * step, i + 1.0))
                .toList();
    }
}
