package io.credence.feature.app.domain.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.feature.api.DatasetManifest;
import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.Interval;
import io.credence.feature.api.LeakageCertificate;
import io.credence.feature.api.SplitFold;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.Gaps;
import io.credence.feature.app.domain.bars.Series;
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
import java.util.UUID;

/// Freezes feature rows and their labels into a file that a training can name by its digest, with
/// its manifest beside it. Kernels are warmed by the bars before the range; rows and labels see
/// only bars that have closed by its end and by now, so what is in the file was known by then.
@ApplicationScoped
public class DatasetSnapshots {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    /// What is known of a snapshot but its file.
    private record Facts(
            DatasetReader.Rows rows,
            long watermarkMs,
            LeakageCertificate certificate,
            List<SplitFold> splits,
            List<Gaps> gaps) {}

    private final DatasetReader reader;
    private final BarHistory history;
    private final ArtifactStore artifacts;
    private final Datasets datasets;
    private final TenantContext caller;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    DatasetSnapshots(
            DatasetReader reader,
            BarHistory history,
            ArtifactStore artifacts,
            Datasets datasets,
            TenantContext caller,
            ObjectMapper json,
            Clock clock) {
        this.reader = reader;
        this.history = history;
        this.artifacts = artifacts;
        this.datasets = datasets;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    /// The dataset of the spec over the bars there are. Waits its turn, so not within a
    /// transaction.
    ///
    /// @param series of the spec's instruments, in the order of their names
    public DatasetManifest create(List<Series> series, DatasetSpec spec) {
        return reader.inTurn(series, spec, () -> frozen(series, spec));
    }

    private DatasetManifest frozen(List<Series> series, DatasetSpec spec) {
        return QuarkusTransaction.requiringNew()
                .timeout(Math.toIntExact(TIMEOUT.toSeconds()))
                .call(() -> freeze(series, spec));
    }

    private DatasetManifest freeze(List<Series> series, DatasetSpec spec) {
        long seed = seed(spec);
        // A bar that is still open will be another one.
        long untilMs = Math.min(spec.toMs(), clock.millis());
        // Before the bars, so that they never claim more than was read.
        DatasetHeads heads = DatasetHeads.of(history, series, spec.fromMs(), untilMs);
        DatasetReader.Rows rows = reader.read(series, spec, untilMs, seed);
        try {
            Path file = Files.createTempFile("dataset-", ".parquet");
            try {
                DatasetFile.Content content =
                        DatasetFile.write(file, spec, rows.set(), rows.parts());
                if (content.labelled() == 0) {
                    throw tooLittle("no bar in the range has a label that is known by toMs");
                }
                List<Gaps> gaps = gaps(series, content);
                // After all that is read.
                LeakageCertificate certificate =
                        LeakageProof.of(rows.parts(), seed, heads::hasChanged);
                List<SplitFold> splits = splits(spec, content, series.getFirst().interval());
                ArtifactRef artifact = scope().put(file);
                Optional<DatasetManifest> earlier = datasets.find(spec, artifact.sha256());
                return earlier.isPresent()
                        ? earlier.get()
                        : keep(
                                manifest(
                                        new Facts(
                                                rows,
                                                heads.watermarkMs(),
                                                certificate,
                                                splits,
                                                gaps),
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

    private List<Gaps> gaps(List<Series> series, DatasetFile.Content content) {
        return series.stream()
                .map(it -> history.gaps(it, content.firstOpenMs(), content.lastOpenMs()))
                .toList();
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
        return new DatasetManifest(
                UUID.randomUUID().toString(),
                spec,
                facts.rows().set().features(),
                facts.rows().set().hash(),
                facts.rows().set().kernelVersion(),
                WindowSpec.DEFAULT,
                facts.watermarkMs(),
                content.rows(),
                content.labelled(),
                content.positives(),
                content.ambiguous(),
                content.firstOpenMs(),
                content.lastOpenMs(),
                facts.gaps().stream().mapToInt(Gaps::count).sum(),
                facts.gaps().stream().mapToInt(Gaps::missingBars).sum(),
                artifact.sha256(),
                artifact.sizeBytes(),
                "",
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                facts.certificate(),
                facts.rows().lateRows(),
                facts.splits());
    }
}
