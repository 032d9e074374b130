package io.credence.feature.app.domain.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.api.LeakageCertificate;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.BarsInMemory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.instrument.Companions;
import io.credence.feature.app.domain.instrument.CompanionsInMemory;
import io.credence.feature.app.domain.observation.HastyJoin;
import io.credence.feature.app.domain.observation.KnownInputs;
import io.credence.feature.app.domain.observation.NoTape;
import io.credence.feature.app.domain.observation.Observation;
import io.credence.feature.app.domain.observation.Observations;
import io.credence.feature.app.domain.observation.ObservationsInMemory;
import io.credence.feature.app.domain.observation.TradeFlow;
import io.credence.feature.app.domain.rows.FeaturePass;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.certificate.PeekingProvider;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.feature.kernels.inputs.InputName;
import io.credence.feature.kernels.labels.Labeller;
import io.credence.feature.kernels.labels.Labels;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakageProofTest {

    private static final int BARS = 700;
    private static final DatasetSpec SPEC =
            new DatasetSpec(
                    "BTC-USD",
                    "1m",
                    "mine",
                    new BarrierSpec(0.003, 0.002, 8, BarrierTouch.HIGH_LOW),
                    0,
                    BARS * BarsInMemory.MINUTE);
    private static final FeatureSet SET =
            new FeatureSet(
                    "mine",
                    FeatureCatalogue.KERNEL_VERSION,
                    List.of("rsi_14", PeekingProvider.NAME, "funding_rate"));

    private static final Series SERIES = new Series(new InstrumentId("BTC-USD"), Interval.M1);

    @TempDir Path folder;

    @AfterEach
    void beHonest() {
        PeekingProvider.peek(false);
    }

    @Test
    void shouldCertifyWhatKeepsTheLaws() throws IOException {
        // When
        LeakageCertificate certificate =
                LeakageProof.of(written(KnownInputs::new), 3L, series -> false);
        // Then
        assertThat(certificate.laws()).containsExactly("CAUSALITY", "PARITY", "KNOWN_TIME");
        assertThat(certificate.cutPoints()).isEqualTo(32);
        assertThat(certificate.rowsCompared()).isGreaterThan(32 * 64);
        assertThat(certificate.verdict()).isEqualTo(LeakageCertificate.CLEAN);
        assertThat(certificate.seed()).isEqualTo(3L);
    }

    @Test
    void shouldNameTheFeatureThatKnowsTheFuture() throws IOException {
        // Given
        PeekingProvider.peek(true);
        List<DatasetPart> parts = written(KnownInputs::new);
        // When / Then
        assertThatThrownBy(() -> LeakageProof.of(parts, 3L, series -> false))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(FeatureErrorCode.LEAKING_FEATURE);
                            assertThat(problem.code().status()).isEqualTo(422);
                            assertThat(problem).hasMessageContaining(PeekingProvider.NAME);
                            assertThat(problem).hasMessageContaining("BTC-USD");
                        });
    }

    @ParameterizedTest(name = "{0} bars")
    @ValueSource(ints = {BARS, 20_000})
    void shouldNameTheFeatureOfWhatWasJoinedTooEarly(int bars) throws IOException {
        // Given
        List<DatasetPart> honest = written(KnownInputs::new, bars);
        List<DatasetPart> parts = written(HastyJoin::inputs, bars);
        // When / Then
        assertThat(LeakageProof.of(honest, 3L, series -> false).verdict())
                .isEqualTo(LeakageCertificate.CLEAN);
        assertThatThrownBy(() -> LeakageProof.of(parts, 3L, series -> false))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(FeatureErrorCode.LEAKING_FEATURE);
                            assertThat(problem).hasMessageContaining("funding_rate");
                            assertThat(problem).hasMessageContaining("was known");
                        });
    }

    @Test
    void shouldNotBlameAFeatureForDataThatChangedMeanwhile() throws IOException {
        // Given a bar that is another when the proof reads it
        BarsInMemory history = new BarsInMemory(5, BARS);
        List<DatasetPart> parts =
                written(KnownInputs::new, history, BARS, () -> history.change(BARS / 2));
        // When / Then
        assertThatThrownBy(() ->
                        LeakageProof.of(parts, 3L, series -> history.head(series).revision() != 0))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.code())
                                    .isEqualTo(PlatformErrorCode.RESOURCE_CONFLICT);
                            assertThat(problem).hasMessageContaining("BTC-USD changed");
                        });
    }

    @Test
    void shouldCertifyNothingThatIsMadeOfTwoPasts() throws IOException {
        // Given bars of which one changes when all has been read and proved
        BarsInMemory history = new BarsInMemory(5, BARS);
        DatasetHeads heads = heads(history);
        List<DatasetPart> parts = written(KnownInputs::new, history, BARS, () -> {});
        history.change(BARS / 2);
        // When / Then
        assertThatThrownBy(() -> LeakageProof.of(parts, 3L, heads::hasChanged))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.code())
                                        .isEqualTo(PlatformErrorCode.RESOURCE_CONFLICT));
    }

    @Test
    void shouldNameTheFeatureThatKnowsTheFutureThoughTheMarketGoesOn() throws IOException {
        // Given a leak, and a change behind the end of the dataset
        BarsInMemory history = new BarsInMemory(5, BARS + 1);
        DatasetHeads heads = heads(history);
        PeekingProvider.peek(true);
        List<DatasetPart> parts =
                written(KnownInputs::new, history, BARS, () -> history.change(BARS));
        // When / Then
        assertThatThrownBy(() -> LeakageProof.of(parts, 3L, heads::hasChanged))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(FeatureErrorCode.LEAKING_FEATURE);
                            assertThat(problem).hasMessageContaining(PeekingProvider.NAME);
                        });
    }

    private interface Joined {
        KnownInputs of(
                Observations observations,
                Companions companions,
                BarHistory history,
                TradeFlow trades);
    }

    private static DatasetHeads heads(BarsInMemory history) {
        return DatasetHeads.of(history, List.of(SERIES), SPEC.fromMs(), SPEC.toMs());
    }

    private List<DatasetPart> written(Joined joined) throws IOException {
        return written(joined, BARS);
    }

    private List<DatasetPart> written(Joined joined, int count) throws IOException {
        return written(joined, new BarsInMemory(5, count), count, () -> {});
    }

    private List<DatasetPart> written(
            Joined joined, BarsInMemory history, int count, Runnable meanwhile) throws IOException {
        KnownInputs inputs =
                joined.of(funding(count), new CompanionsInMemory(), history, new NoTape());
        BarColumns bars = history.read(SERIES, 0, count * BarsInMemory.MINUTE, count);
        FeatureSetEngine engine = new FeatureSetEngine(SET, Interval.M1, WindowSpec.DEFAULT);
        FeaturePass pass =
                new FeaturePass(
                        SERIES,
                        SET,
                        engine,
                        bars,
                        inputs.beside(SERIES, bars, engine.inputs()),
                        inputs.past(SERIES, engine.inputs()));
        List<DatasetPart> parts = List.of(new DatasetPart(pass, labels(bars), SPEC, 3L));
        meanwhile.run();
        DatasetFile.write(folder.resolve("d.parquet"), SPEC, SET, parts);
        return parts;
    }

    // Settled every eight hours, and known two seconds later.
    private static ObservationsInMemory funding(int minutes) {
        ObservationsInMemory funding = new ObservationsInMemory();
        for (long minute = 60; minute < minutes; minute += 480) {
            long eventMs = minute * BarsInMemory.MINUTE;
            funding.add(
                    new Observation(
                            InputName.FUNDING_RATE, eventMs, eventMs + 2_000, minute * 1e-6));
        }
        return funding;
    }

    private static Labels labels(BarColumns bars) {
        return Labeller.of(SPEC.labelled(), Interval.M1, WindowSpec.DEFAULT).label(bars);
    }
}
