package io.credence.feature.app.domain.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.Bar;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.BarsInMemory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.instrument.CompanionsInMemory;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.inputs.InputColumns;
import io.credence.feature.kernels.inputs.InputName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownInputsTest {

    private static final long MINUTE = 60_000;
    private static final Series SERIES = new Series(new InstrumentId("ETH-USD"), Interval.M1);
    private static final InstrumentId BITCOIN = new InstrumentId("BTC-USD");

    private record Taken(InputName name, long eventMs, long knownMs) {}

    private final Set<Taken> taken = new HashSet<>();
    private final ObservationsInMemory observations = new ObservationsInMemory();
    private final CompanionsInMemory companions = new CompanionsInMemory();
    private final BarsInMemory bitcoin = new BarsInMemory(5, 50);
    private final KnownInputs inputs =
            new KnownInputs(observations, companions, bitcoin, new NoTape());

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldKnowWhatANaiveLookAtEveryBarFinds(long seed) {
        // Given events that become known late, some corrected, at times that often coincide
        SplittableRandom random = new SplittableRandom(seed);
        BarColumns bars = bars(random, 300);
        List<InputName> names =
                List.of(
                        InputName.FUNDING_RATE,
                        InputName.BOOK_BID,
                        InputName.CHAIN_FEES,
                        InputName.LIQUIDATIONS_BUY,
                        InputName.TRADES_LARGEST);
        for (InputName name : names) {
            observe(random, name, 400);
        }
        List<String> keys = names.stream().map(InputName::key).toList();
        // When
        double[][] known = inputs.beside(SERIES, bars, keys).columns(keys);
        // Then
        assertThat(known[1]).as("books are stale after a bar").contains(Double.NaN);
        for (int k = 0; k < names.size(); k++) {
            assertThat(DoubleStream.of(known[k]).filter(value -> value > 0).count()).isPositive();
            for (int i = 0; i < bars.size(); i++) {
                assertThat(known[k][i])
                        .as("%s at bar %s", names.get(k), i)
                        .isEqualTo(Double.valueOf(naive(names.get(k), bars.openTimeMs(i))));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldKnowTheSameInPartsAsInOne(long seed) {
        // Given
        SplittableRandom random = new SplittableRandom(seed);
        BarColumns bars = bars(random, 200);
        observe(random, InputName.FUNDING_RATE, 300);
        observe(random, InputName.LIQUIDATIONS_SELL, 300);
        List<String> names = List.of("funding.rate", "liquidations.sell");
        // When
        InputColumns whole = inputs.beside(SERIES, bars, names);
        // Then
        for (int i = 0; i < bars.size(); i++) {
            assertThat(inputs.beside(SERIES, bars.bar(i), names).row(names, 0))
                    .containsExactly(whole.row(names, i));
        }
    }

    @Test
    void shouldReadOnceForManyBarsAndNotAtAllForNone() {
        // Given
        BarColumns bars = bars(new SplittableRandom(1), 100);
        // When
        inputs.beside(SERIES, bars, List.of("funding.rate", "book.bid"));
        int reads = observations.takeReads();
        inputs.beside(SERIES, bars, List.of());
        // Then
        assertThat(reads).isEqualTo(1);
        assertThat(observations.takeReads()).isZero();
    }

    @Test
    void shouldTakeTheCompanionsCloseOfTheSameTimeAndNoObservationInItsPlace() {
        // Given a companion whose bars end at 50, and observations of it and of another name
        companions.replace(SERIES.instrument(), Map.of(InputName.BTC_CLOSE, BITCOIN));
        BarColumns bars = new BarColumns();
        for (int i = 45; i < 55; i += 3) {
            bars.add(new Bar(i * MINUTE, 1, 1, 1, 1, 1));
            observations.add(observation(InputName.BTC_CLOSE, i * MINUTE + 1, 7.0));
            observations.add(observation(InputName.PEER_1_CLOSE, i * MINUTE + 1, 8.0));
        }
        List<String> names = List.of("btc.close", "peer1.close", "peer2.close");
        // When
        double[][] known = inputs.beside(SERIES, bars, names).columns(names);
        // Then
        assertThat(known[0])
                .containsExactly(
                        bitcoin.at(SERIES, 45 * MINUTE).orElseThrow().close(),
                        bitcoin.at(SERIES, 48 * MINUTE).orElseThrow().close(),
                        Double.NaN,
                        Double.NaN);
        assertThat(known[1]).containsOnly(8.0);
        assertThat(known[2]).containsOnly(Double.NaN);
    }

    private double naive(InputName name, long openMs) {
        long closeMs = openMs + MINUTE;
        NavigableMap<Long, Observation> events = new TreeMap<>();
        for (Observation each : observations.all()) {
            if (each.name() == name && each.knownMs() <= closeMs) {
                events.merge(each.eventMs(), each, (a, b) -> a.knownMs() > b.knownMs() ? a : b);
            }
        }
        boolean isStale =
                events.isEmpty() || closeMs - events.lastKey() >= name.staleAfterMs(Interval.M1);
        if (name.joined() == InputName.Joined.LATEST) {
            return isStale ? Double.NaN : events.lastEntry().getValue().value();
        }
        double together = 0.0;
        boolean isEmpty = true;
        for (Observation each : events.subMap(openMs, closeMs).values()) {
            isEmpty = false;
            together =
                    name.joined() == InputName.Joined.SUM
                            ? together + each.value()
                            : Math.max(together, each.value());
        }
        return isEmpty && isStale ? Double.NaN : together;
    }

    // Days pass between some of them.
    private static BarColumns bars(SplittableRandom random, int count) {
        BarColumns bars = new BarColumns();
        long minute = 10_000;
        for (int i = 0; i < count; i++) {
            minute += random.nextInt(50) == 0 ? random.nextInt(2_000) : 1 + random.nextInt(8) / 7;
            bars.add(new Bar(minute * MINUTE, 1, 1, 1, 1, 1));
        }
        return bars;
    }

    private void observe(SplittableRandom random, InputName name, int count) {
        for (int i = 0; i < count; i++) {
            long eventMs = (10_000 + random.nextInt(6_000)) * MINUTE + random.nextInt(3) * 30_000L;
            long knownMs = eventMs;
            for (int revision = random.nextInt(3); revision >= 0; revision--) {
                knownMs += random.nextInt(4) * 30_000L;
                double value = random.nextInt(1, 1000);
                if (taken.add(new Taken(name, eventMs, knownMs))) {
                    observations.add(new Observation(name, eventMs, knownMs, value));
                }
                knownMs += 1 + random.nextInt(2) * (3 * MINUTE);
            }
        }
    }

    private static Observation observation(InputName name, long timeMs, double value) {
        return new Observation(name, timeMs, timeMs, value);
    }
}
