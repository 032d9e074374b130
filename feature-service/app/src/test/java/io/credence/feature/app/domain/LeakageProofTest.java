package io.credence.feature.app.domain;

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
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.feature.kernels.inputs.InputColumns;
import io.credence.feature.kernels.labels.Labeller;
import io.credence.feature.kernels.labels.Labels;
import io.credence.platform.api.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                    List.of("rsi_14", PeekingProvider.NAME));

    @TempDir Path folder;

    @AfterEach
    void beHonest() {
        PeekingProvider.peek(false);
    }

    @Test
    void shouldCertifyWhatKeepsTheLaws() throws IOException {
        // When
        LeakageCertificate certificate = LeakageProof.of(written(), 3L);
        // Then
        assertThat(certificate.laws()).containsExactly("CAUSALITY", "PARITY");
        assertThat(certificate.cutPoints()).isEqualTo(32);
        assertThat(certificate.rowsCompared()).isGreaterThan(32 * 64);
        assertThat(certificate.verdict()).isEqualTo(LeakageCertificate.CLEAN);
        assertThat(certificate.seed()).isEqualTo(3L);
    }

    @Test
    void shouldNameTheFeatureThatKnowsTheFuture() throws IOException {
        // Given
        PeekingProvider.peek(true);
        List<DatasetPart> parts = written();
        // When / Then
        assertThatThrownBy(() -> LeakageProof.of(parts, 3L))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(FeatureErrorCode.LEAKING_FEATURE);
                            assertThat(problem.code().status()).isEqualTo(422);
                            assertThat(problem).hasMessageContaining(PeekingProvider.NAME);
                            assertThat(problem).hasMessageContaining("BTC-USD");
                        });
    }

    private List<DatasetPart> written() throws IOException {
        Series series = new Series(new InstrumentId("BTC-USD"), Interval.M1);
        BarColumns bars =
                new BarsInMemory(5, BARS).read(series, 0, Long.MAX_VALUE, Integer.MAX_VALUE);
        FeaturePass pass =
                new FeaturePass(
                        series,
                        SET,
                        new FeatureSetEngine(SET, Interval.M1, WindowSpec.DEFAULT),
                        bars,
                        InputColumns.unknown(bars.size()),
                        0);
        List<DatasetPart> parts = List.of(new DatasetPart(pass, labels(bars), SPEC, 3L));
        DatasetFile.write(folder.resolve("d.parquet"), SPEC, SET, parts);
        return parts;
    }

    private static Labels labels(BarColumns bars) {
        return Labeller.of(SPEC.labelled(), Interval.M1, WindowSpec.DEFAULT).label(bars);
    }
}
