package io.credence.prediction.inference.pool;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.prediction.inference.batch.Batcher;
import io.credence.prediction.inference.batch.BatcherSettings;
import io.credence.prediction.inference.batch.InferenceOutcome;
import io.credence.prediction.inference.model.FloatTensor;
import io.credence.prediction.inference.model.LoadedModel;
import io.credence.prediction.inference.model.ModelKey;
import io.credence.prediction.inference.testing.TinyModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPoolTest {

    private static final String ALIAS = "champion";

    @TempDir Path directory;

    private final ModelPool pool = new ModelPool();

    @Test
    void shouldFindByVersionAndAliasWithinTheTenantOnly() throws Exception {
        // Given
        LoadedModel model = load(3);
        pool.swap("alpha", List.of(model), Map.of("m", Map.of(ALIAS, 3)));

        // Then
        assertThat(pool.byAlias("alpha", "m", ALIAS)).hasValueSatisfying(ModelLease::close);
        assertThat(pool.byVersion("alpha", "m", 3)).hasValueSatisfying(ModelLease::close);
        assertThat(pool.byVersion("alpha", "m", 2)).isEmpty();
        assertThat(pool.byAlias("beta", "m", ALIAS)).isEmpty();
        assertThat(pool.byVersion("beta", "m", 3)).isEmpty();
        pool.close();
        assertThat(model.closed()).isTrue();
    }

    @Test
    void shouldRefuseAnAliasOfWhatIsNotLoaded() throws Exception {
        // Given
        LoadedModel model = load(1);

        // Then
        assertThatThrownBy(() -> pool.swap("alpha", List.of(model), Map.of("m", Map.of(ALIAS, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("m/2");
        model.retire();
    }

    @Test
    void shouldSwapUnderLoadWithoutAFailureOrAMixOfVersions() throws Exception {
        // Given
        int swaps = 12;
        Batcher batcher =
                new Batcher(
                        new BatcherSettings(2, 16, 10_000, Duration.ofSeconds(10)),
                        Clock.systemUTC(),
                        System::nanoTime);
        List<LoadedModel> loaded = new ArrayList<>();
        loaded.add(load(1));
        pool.swap("alpha", List.of(loaded.getFirst()), Map.of("m", Map.of(ALIAS, 1)));
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(3);
        List<Future<Integer>> counts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            counts.add(clients.submit(client(batcher, stop)));
        }

        // When
        for (int version = 2; version <= swaps; version++) {
            LoadedModel next = load(version);
            next.warmUp(1, 16);
            loaded.add(next);
            pool.swap("alpha", List.of(next), Map.of("m", Map.of(ALIAS, version)));
        }
        stop.set(true);

        // Then
        for (Future<Integer> count : counts) {
            assertThat(count.get(60, SECONDS)).isGreaterThan(swaps);
        }
        clients.shutdown();
        batcher.close();
        assertThat(loaded.subList(0, swaps - 1)).allMatch(LoadedModel::closed);
        assertThat(loaded.getLast().closed()).isFalse();
        pool.close();
    }

    private Callable<Integer> client(Batcher batcher, AtomicBoolean stop) {
        return () -> {
            int answered = 0;
            float newest = 0;
            while (!stop.get()) {
                try (ModelLease lease = pool.byAlias("alpha", "m", ALIAS).orElseThrow()) {
                    FloatTensor x =
                            new FloatTensor(new long[] {2, 3}, new float[] {1, 1, 1, 1, 1, 1});
                    InferenceOutcome outcome =
                            batcher.submit(lease.model(), List.of(x), Duration.ofMinutes(1))
                                    .get(30, SECONDS);
                    float version = lease.model().key().version();
                    InferenceOutcome.Completed done = (InferenceOutcome.Completed) outcome;
                    assertThat(done.outputs().get(0).values()).containsOnly(version);
                    assertThat(done.outputs().get(1).values()).containsOnly(version);
                    assertThat(version).isGreaterThanOrEqualTo(newest);
                    newest = version;
                    answered++;
                }
            }
            return answered;
        };
    }

    private LoadedModel load(int version) throws Exception {
        return LoadedModel.load(
                new ModelKey("alpha", "m", version),
                TinyModel.scale(directory.resolve("v" + version), version));
    }
}
