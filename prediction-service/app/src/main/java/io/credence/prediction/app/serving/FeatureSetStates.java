package io.credence.prediction.app.serving;

import io.credence.platform.api.ProblemException;
import io.credence.platform.api.TenantId;
import io.credence.prediction.app.client.FeatureSetClient;
import io.credence.prediction.app.client.FeatureSetClient.State;
import io.credence.registry.api.ServedAlias.InputLineage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// How the feature sets of the served models stand: whether their rows come as bars close, and
/// whether they are computed as when the models were trained. A tenant may switch a set on and off
/// whatever is served on it: feature-service does not know the models. It is asked whenever aliases
/// are read, beside the thread that loads models, which nothing may hold up. What is said here may
/// be half a minute old, so nobody's safety hangs on it: positions are marked by any prediction of
/// a bar.
@ApplicationScoped
public class FeatureSetStates {

    private static final Logger LOG = Logger.getLogger(FeatureSetStates.class);

    private final FeatureSetClient features;
    private final ServingBoard board;
    private final Map<Name, Known> known = new ConcurrentHashMap<>();
    private final Set<TenantId> queued = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("feature-set-states").daemon(true).factory());

    private record Name(TenantId tenant, String set) {}

    /// What was said last, and how many live rows came before.
    private record Known(State state, long rows) {

        static long rowsOf(@Nullable Known known) {
            return known == null ? 0 : known.rows;
        }
    }

    FeatureSetStates(FeatureSetClient features, ServingBoard board, MeterRegistry metrics) {
        this.features = features;
        this.board = board;
        Gauge.builder(
                        "credence_prediction_models_without_rows",
                        this,
                        FeatureSetStates::modelsWithoutRows)
                .description(
                        "Served aliases whose feature set is not live, or has changed since the"
                                + " training, of all tenants")
                .register(metrics);
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    /// Empty until feature-service has said so, or a row came.
    public Optional<Boolean> isLive(TenantId tenant, String set) {
        return state(tenant, set).map(State::live);
    }

    private Optional<State> state(TenantId tenant, String set) {
        return Optional.ofNullable(known.get(new Name(tenant, set))).map(Known::state);
    }

    /// Whether it is known that no rows of the set come.
    public boolean isSilent(TenantId tenant, String set) {
        return isLive(tenant, set).filter(live -> !live).isPresent();
    }

    /// Whether the set's features are computed otherwise than `hash` says: a model that was trained
    /// on such rows gets none any more. Empty until somebody has said how they are computed.
    public Optional<Boolean> isChanged(TenantId tenant, String set, String hash) {
        return state(tenant, set).map(State::hash).map(now -> !now.equals(hash));
    }

    /// A live row of the set came, so it is live, and computed as the row says, whatever was said
    /// before.
    public void heard(TenantId tenant, String set, String hash) {
        State state = new State(true, hash);
        known.compute(
                new Name(tenant, set), (_, before) -> new Known(state, Known.rowsOf(before) + 1));
    }

    /// Asks soon; requests that wait already are merged.
    void request(TenantId tenant) {
        if (queued.add(tenant)) {
            thread.execute(() -> ask(tenant));
        }
    }

    /// Asks feature-service again where somebody would be told that a set is not live: who has just
    /// switched it on should not have to wait.
    public void refresh(TenantId tenant, String set) {
        if (isSilent(tenant, set)) {
            tryAsking(tenant, Set.of(set));
        }
    }

    private void ask(TenantId tenant) {
        queued.remove(tenant);
        tryAsking(tenant, sets(tenant));
    }

    private void tryAsking(TenantId tenant, Set<String> sets) {
        try {
            sets.forEach(set -> ask(tenant, set));
        } catch (ProblemException e) {
            // What was known stays; it is asked again with the next reading of the aliases.
            LOG.debugf("feature sets of tenant %s cannot be read: %s", tenant, e.getMessage());
        }
    }

    private void ask(TenantId tenant, String set) {
        Name name = new Name(tenant, set);
        Known before = known.get(name);
        long rows = Known.rowsOf(before);
        State state = features.state(tenant, set);
        // A row that came meanwhile is newer than the answer, whatever it says.
        Known after =
                known.compute(
                        name,
                        (_, now) -> now != null && now.rows != rows ? now : new Known(state, rows));
        if (!after.state.live() && (before == null || before.state.live())) {
            LOG.warnf(
                    "feature set %s of tenant %s is not live: models on it do not answer live bars",
                    set, tenant);
        }
    }

    private Set<String> sets(TenantId tenant) {
        return board.of(tenant).stream()
                .map(served -> served.wanted().lineage().featureSet())
                .collect(Collectors.toUnmodifiableSet());
    }

    private double modelsWithoutRows() {
        return board.all().entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().stream()
                                .filter(served -> hasNoRows(entry.getKey(), served)))
                .count();
    }

    private boolean hasNoRows(TenantId tenant, ServedModel served) {
        InputLineage lineage = served.wanted().lineage();
        String set = lineage.featureSet();
        return isSilent(tenant, set)
                || isChanged(tenant, set, lineage.featureSetHash()).orElse(false);
    }
}
