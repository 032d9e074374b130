package io.credence.feature.app.domain;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.feature.api.DatasetManifest;
import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.labels.Labels;
import io.credence.feature.kernels.labels.TripleBarrierLabeller;
import io.credence.platform.api.ProblemException;
import io.credence.platform.artifacts.ArtifactRef;
import io.credence.platform.artifacts.ArtifactScope;
import io.credence.platform.artifacts.ArtifactStore;
import io.credence.platform.service.tenant.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// Freezes feature rows and their labels into a file that a training can name by its digest, with
/// its manifest beside it. Kernels are warmed by the bars before the range; rows and labels see
/// only bars that have closed by its end, so what is in the file was known by then.
@ApplicationScoped
public class DatasetSnapshots {

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

    @Transactional
    public DatasetManifest create(Series series, DatasetSpec spec) {
        FeatureSet set = FeatureReader.set(spec.featureSet());
        // Before the bars, so that it never claims more than was read.
        long watermarkMs = history.head(series).newestOpenMs().orElse(Long.MIN_VALUE);
        FeatureRows rows = features.range(series, set, spec.fromMs(), closedBy(series, spec));
        Labels labels =
                new TripleBarrierLabeller(spec.barrier(), series.interval(), WindowSpec.DEFAULT)
                        .label(rows.bars());
        try {
            Path file = Files.createTempFile("dataset-", ".parquet");
            try {
                DatasetFile.Content content = DatasetFile.write(file, spec, set, rows, labels);
                if (content.labelled() == 0) {
                    throw new ProblemException(
                            FeatureErrorCode.NOT_ENOUGH_DATA,
                            "no bar in the range has a label that is known by toMs");
                }
                ArtifactRef artifact = scope().put(file);
                Optional<DatasetManifest> earlier = datasets.find(spec, artifact.sha256());
                return earlier.isPresent()
                        ? earlier.get()
                        : keep(manifest(series, spec, watermarkMs, content, artifact));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the dataset cannot be written", e);
        }
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
            Series series,
            DatasetSpec spec,
            long watermarkMs,
            DatasetFile.Content content,
            ArtifactRef artifact) {
        FeatureSet set = FeatureReader.set(spec.featureSet());
        Gaps gaps = history.gaps(series, content.firstOpenMs(), content.lastOpenMs());
        return new DatasetManifest(
                UUID.randomUUID().toString(),
                spec,
                set.features(),
                set.hash(),
                set.kernelVersion(),
                WindowSpec.DEFAULT,
                watermarkMs,
                content.rows(),
                content.labelled(),
                content.positives(),
                content.ambiguous(),
                content.firstOpenMs(),
                content.lastOpenMs(),
                gaps.count(),
                gaps.missingBars(),
                artifact.sha256(),
                artifact.sizeBytes(),
                "",
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
