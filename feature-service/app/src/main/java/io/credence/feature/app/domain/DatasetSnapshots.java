package io.credence.feature.app.domain;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.feature.api.DatasetManifest;
import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.LeakageCertificate;
import io.credence.feature.api.SplitFold;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.labels.Labeller;
import io.credence.feature.kernels.labels.Labels;
import io.credence.platform.api.ProblemException;
import io.credence.platform.artifacts.ArtifactRef;
import io.credence.platform.artifacts.ArtifactScope;
import io.credence.platform.artifacts.ArtifactStore;
import io.credence.platform.artifacts.Digests;
import io.credence.platform.service.tenant.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Freezes feature rows and their labels into a file that a training can name by its digest, with
/// its manifest beside it. Kernels are warmed by the bars before the range; rows and labels see
/// only bars that have closed by its end, so what is in the file was known by then.
@ApplicationScoped
public class DatasetSnapshots {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    /// What is known of a snapshot but its file.
    private record Facts(
            List<Series> series,
            FeatureSet set,
            long watermarkMs,
            List<DatasetPart> parts,
            LeakageCertificate certificate,
            List<SplitFold> splits) {}

    private final FeatureReader features;
    private final BarHistory history;
    private final ArtifactStore artifacts;
    private final Datasets datasets;
    private final TenantContext caller;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    DatasetSnapshots(
            FeatureReader features,
            BarHistory history,
            ArtifactStore artifacts,
            Datasets datasets,
            TenantContext caller,
            ObjectMapper json,
            Clock clock) {
        this.features = features;
        this.history = history;
        this.artifacts = artifacts;
        this.datasets = datasets;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    /// The dataset of the spec over the bars there are.
    ///
    /// @param series of the spec's instruments, in the order of their names
    public DatasetManifest create(List<Series> series, DatasetSpec spec) {
        return QuarkusTransaction.requiringNew()
                .timeout(Math.toIntExact(TIMEOUT.toSeconds()))
                .call(() -> freeze(series, spec));
    }

    private DatasetManifest freeze(List<Series> series, DatasetSpec spec) {
        FeatureSet set = features.set(spec.featureSet());
        requireUnseen(spec);
        long seed = seed(spec);
        // Before the bars, so that it never claims more than was read.
        long watermarkMs =
                series.stream()
                        .mapToLong(it -> history.head(it).newestOpenMs().orElse(Long.MIN_VALUE))
                        .min()
                        .orElseThrow();
        List<DatasetPart> parts =
                series.stream()
                        .map(it -> features.pass(it, set, spec.fromMs(), closedBy(it, spec)))
                        .map(pass -> new DatasetPart(pass, labels(pass, spec), spec, seed))
                        .toList();
        try {
            Path file = Files.createTempFile("dataset-", ".parquet");
            try {
                DatasetFile.Content content = DatasetFile.write(file, spec, set, parts);
                if (content.labelled() == 0) {
                    throw tooLittle("no bar in the range has a label that is known by toMs");
                }
                LeakageCertificate certificate = LeakageProof.of(parts, seed);
                List<SplitFold> splits = splits(spec, content, series.getFirst().interval());
                ArtifactRef artifact = scope().put(file);
                Optional<DatasetManifest> earlier = datasets.find(spec, artifact.sha256());
                return earlier.isPresent()
                        ? earlier.get()
                        : keep(
                                manifest(
                                        new Facts(
                                                series,
                                                set,
                                                watermarkMs,
                                                parts,
                                                certificate,
                                                splits),
                                        spec,
                                        content,
                                        artifact));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the dataset cannot be written", e);
        }
    }

    private Labels labels(FeaturePass pass, DatasetSpec spec) {
        Labeller labeller =
                Labeller.of(spec.labelled(), pass.series().interval(), WindowSpec.DEFAULT);
        BarColumns bars = barsBefore(pass.series(), spec);
        int before = bars.size();
        if (before == 0) {
            return labeller.label(pass.bars());
        }
        for (int row = 0; row < pass.bars().size(); row++) {
            bars.add(pass.bars().bar(row));
        }
        return labeller.label(bars).from(before);
    }

    /// Those that labels look back at.
    private BarColumns barsBefore(Series series, DatasetSpec spec) {
        int lookback = spec.labelled().lookbackBars();
        OptionalLong from =
                lookback == 0
                        ? OptionalLong.empty()
                        : history.nthBefore(series, spec.fromMs(), lookback);
        return from.isEmpty()
                ? new BarColumns()
                : history.read(series, from.getAsLong(), spec.fromMs(), lookback);
    }

    private static ProblemException tooLittle(String why) {
        return new ProblemException(FeatureErrorCode.NOT_ENOUGH_DATA, why);
    }

    private static List<SplitFold> splits(
            DatasetSpec spec, DatasetFile.Content content, Interval interval) {
        if (spec.split() == null) {
            return List.of();
        }
        try {
            return content.reach().folds(spec.split(), interval);
        } catch (IllegalArgumentException e) {
            throw tooLittle("the range has too few labelled bars for the split: " + e.getMessage());
        }
    }

    // Of the spec alone, so that the same dataset is proved at the same rows.
    private static long seed(DatasetSpec spec) {
        byte[] text = spec.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Digests.sha256().digest(text)).getLong();
    }

    // What a set has learnt knows the bars it was fitted on: no row of them is judged or learnt
    // from.
    private void requireUnseen(DatasetSpec spec) {
        features.origin(spec.featureSet())
                .filter(origin -> spec.fromMs() < origin.toMs())
                .ifPresent(origin -> {
                    throw new ProblemException(
                            FeatureErrorCode.LEAKING_FEATURE,
                            "feature set %s has learnt from bars of %s until %d; fromMs must not be before"
                                    .formatted(
                                            spec.featureSet(), origin.instrument(), origin.toMs()));
                });
    }

    // A bar that opens before this has closed by the range's end.
    private static long closedBy(Series series, DatasetSpec spec) {
        return spec.toMs() - series.interval().millis() + 1;
    }

    private DatasetManifest keep(DatasetManifest manifest) throws IOException {
        String sha256 = scope().put(json.writeValueAsBytes(manifest)).sha256();
        return datasets.keep(manifest.storedAs(sha256), caller.user());
    }

    /// The Parquet file, its digest proved.
    public Path content(DatasetManifest manifest) {
        try {
            return scope().fetch(manifest.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException("the dataset cannot be read", e);
        }
    }

    private ArtifactScope scope() {
        return artifacts.scope(caller.tenant().value());
    }

    private DatasetManifest manifest(
            Facts facts, DatasetSpec spec, DatasetFile.Content content, ArtifactRef artifact) {
        List<Gaps> gaps =
                facts.series().stream()
                        .map(it -> history.gaps(it, content.firstOpenMs(), content.lastOpenMs()))
                        .toList();
        return new DatasetManifest(
                UUID.randomUUID().toString(),
                spec,
                facts.set().features(),
                facts.set().hash(),
                facts.set().kernelVersion(),
                WindowSpec.DEFAULT,
                facts.watermarkMs(),
                content.rows(),
                content.labelled(),
                content.positives(),
                content.ambiguous(),
                content.firstOpenMs(),
                content.lastOpenMs(),
                gaps.stream().mapToInt(Gaps::count).sum(),
                gaps.stream().mapToInt(Gaps::missingBars).sum(),
                artifact.sha256(),
                artifact.sizeBytes(),
                "",
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                facts.certificate(),
                facts.parts().stream().mapToLong(DatasetPart::lateRows).sum(),
                facts.splits());
    }
}
