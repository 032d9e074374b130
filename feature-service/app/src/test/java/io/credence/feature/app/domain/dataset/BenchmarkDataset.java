package io.credence.feature.app.domain.dataset;

import io.credence.feature.api.Bar;
import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.rows.FeaturePass;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.certificate.KnownPast;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.feature.kernels.inputs.InputColumns;
import io.credence.feature.kernels.inputs.InputName;
import io.credence.feature.kernels.labels.Labeller;
import io.credence.feature.kernels.labels.Labels;
import io.credence.platform.artifacts.ArtifactScope;
import io.credence.platform.artifacts.FileSystemArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A dataset of a million one-minute bars and 150 features on a heap of one gigabyte: computed,
/// labelled, written as Parquet, proved, and put into the artifact store. Without the database,
/// which gives the bars.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class BenchmarkDataset {

    private static final int BARS = 1_000_000;
    private static final int FEATURES = 150;
    private static final DatasetSpec SPEC =
            new DatasetSpec(
                    "BTC-USD",
                    "1m",
                    "bench",
                    new BarrierSpec(0.008, 0.004, 32, BarrierTouch.HIGH_LOW),
                    0,
                    BARS * Interval.M1.millis());

    private final BarColumns bars = new BarColumns(BARS);
    private FeatureSet set = FeatureCatalogue.CORE_12;
    private Path folder = Path.of("");

    @Setup
    public void generate() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        double close = 100.0;
        for (int i = 0; i < BARS; i++) {
            double open = close;
            close = open * Math.exp(0.004 * (random.nextDouble() - 0.5));
            double high = Math.max(open, close) * (1.0 + 0.001 * random.nextDouble());
            double low = Math.min(open, close) * (1.0 - 0.001 * random.nextDouble());
            double volume = random.nextDouble(0.0, 50.0);
            bars.add(new Bar(i * Interval.M1.millis(), open, high, low, close, volume));
        }
        set = new FeatureSet("bench", FeatureCatalogue.KERNEL_VERSION, features());
        folder = Files.createTempDirectory("bench-dataset-");
    }

    // Those of bars first: the others have less to compute here, nothing being known beside a bar.
    private static List<String> features() {
        return FeatureCatalogue.features().stream()
                .sorted(Comparator.comparing(BenchmarkDataset::readsMoreThanBars))
                .limit(FEATURES)
                .map(FeatureDefinition::name)
                .toList();
    }

    private static boolean readsMoreThanBars(FeatureDefinition feature) {
        return feature.inputs().stream().anyMatch(name -> InputName.of(name).isPresent());
    }

    @Benchmark
    public long make() throws IOException {
        Series series = new Series(new InstrumentId("BTC-USD"), Interval.M1);
        FeaturePass pass =
                new FeaturePass(
                        series,
                        set,
                        new FeatureSetEngine(set, Interval.M1, WindowSpec.DEFAULT),
                        bars,
                        InputColumns.unknown(BARS),
                        this::past);
        List<DatasetPart> parts = List.of(new DatasetPart(pass, labels(), SPEC, 1L));
        Path file = folder.resolve("dataset.parquet");
        DatasetFile.Content content = DatasetFile.write(file, SPEC, set, parts);
        LeakageProof.of(parts, 1L, one -> false);
        ArtifactScope store = new FileSystemArtifactStore(folder.resolve("store")).scope("bench");
        return content.labelled() + store.put(file).sizeBytes();
    }

    private KnownPast.Known past(long firstMs, long lastMs) {
        BarColumns some = new BarColumns();
        for (int i = bars.indexAtOrAfter(firstMs); i < bars.indexAtOrAfter(lastMs + 1); i++) {
            some.add(bars.bar(i));
        }
        return new KnownPast.Known(some, InputColumns.unknown(some.size()));
    }

    private Labels labels() {
        return Labeller.of(SPEC.labelled(), Interval.M1, WindowSpec.DEFAULT).label(bars);
    }

    @TearDown(Level.Iteration)
    public void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
