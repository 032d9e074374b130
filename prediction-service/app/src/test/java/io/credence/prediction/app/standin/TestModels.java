package io.credence.prediction.app.standin;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.platform.api.EventEnvelope;
import io.credence.platform.api.TenantId;
import io.credence.platform.artifacts.Archives;
import io.credence.platform.artifacts.ArtifactStore;
import io.credence.platform.service.events.EventProducer;
import io.credence.prediction.app.serving.ServedModel;
import io.credence.prediction.app.serving.ServingBoard;
import io.credence.prediction.inference.testing.TinyModel;
import io.credence.registry.api.ModelAliasMoved;
import io.credence.registry.api.ServedAlias;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Trains nothing: writes small models, registers them, and moves aliases as the registry would.
@ApplicationScoped
@Unremovable
public class TestModels {

    public static final TenantId ALPHA = new TenantId("alpha");
    public static final TenantId BETA = new TenantId("beta");
    public static final String HASH = "hash-of-core-12";
    public static final BarrierSpec BARRIER =
            new BarrierSpec(0.008, 0.004, 8, BarrierTouch.HIGH_LOW);
    public static final List<String> FEATURES =
            IntStream.range(0, 12).mapToObj(i -> "f" + i).toList();

    private final Upstreams upstreams;
    private final ArtifactStore store;
    private final EventProducer events;
    private final ServingBoard board;

    TestModels(Upstreams upstreams, ArtifactStore store, EventProducer events, ServingBoard board) {
        this.upstreams = upstreams;
        this.store = store;
        this.events = events;
        this.board = board;
    }

    /// Stores what `build` writes as the artifact of a tenant.
    public String artifact(TenantId tenant, Function<Path, Path> build) {
        try {
            Path folder = Files.createTempDirectory("credence-tiny-");
            Path zip = folder.resolve("model.zip");
            Archives.zip(build.apply(folder.resolve("model")), zip);
            String sha256 = store.scope(tenant.value()).put(zip).sha256();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            return sha256;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Points an alias and tells so, as the registry does.
    public void move(
            TenantId tenant,
            String model,
            String alias,
            int version,
            String instrument,
            String sha) {
        move(
                tenant,
                new ServedAlias(model, alias, version, sha, lineage(instrument, "core-12", HASH)));
    }

    private static ServedAlias.InputLineage lineage(String instrument, String set, String hash) {
        return new ServedAlias.InputLineage(
                instrument, "1m", set, hash, FEATURES, 64, 5, 0.9, BARRIER);
    }

    private void move(TenantId tenant, ServedAlias alias) {
        upstreams.registryUp(tenant);
        upstreams.point(tenant, alias);
        events.send(
                        ModelAliasMoved.TOPIC,
                        new EventEnvelope<>(
                                UUID.randomUUID(),
                                ModelAliasMoved.TYPE,
                                "model-registry",
                                tenant,
                                alias.model(),
                                Instant.now(),
                                new ModelAliasMoved(
                                        alias.model(),
                                        alias.alias(),
                                        null,
                                        alias.version(),
                                        false,
                                        "test",
                                        "test")))
                .join();
    }

    /// Serves a champion that forecasts, and waits until it does.
    public void champion(
            TenantId tenant,
            String model,
            int version,
            String instrument,
            Function<Path, Path> build) {
        serve(tenant, model, "champion", version, instrument, build);
    }

    /// The same under any alias.
    public void serve(
            TenantId tenant,
            String model,
            String alias,
            int version,
            String instrument,
            Function<Path, Path> build) {
        move(tenant, model, alias, version, instrument, artifact(tenant, build));
        await(
                tenant,
                model,
                alias,
                served -> served.servingVersion() != null && served.servingVersion() == version);
    }

    /// Serves a champion that was trained on another feature set, and waits until it is loaded.
    public void championOf(
            TenantId tenant, String model, String instrument, String set, String hash) {
        championOf(tenant, model, 1, instrument, set, hash);
    }

    /// The same with a version.
    public void championOf(
            TenantId tenant,
            String model,
            int version,
            String instrument,
            String set,
            String hash) {
        String sha = artifact(tenant, folder -> TinyModel.forecaster(folder, 0f));
        ServedAlias.InputLineage lineage = lineage(instrument, set, hash);
        move(tenant, new ServedAlias(model, "champion", version, sha, lineage));
        await(
                tenant,
                model,
                "champion",
                served -> Integer.valueOf(version).equals(served.servingVersion()));
    }

    public ServedModel await(
            TenantId tenant, String model, String alias, Predicate<ServedModel> condition) {
        return Waiting.until(
                () -> board.find(tenant, model, alias).filter(condition),
                model + "@" + alias + " of " + tenant);
    }
}
