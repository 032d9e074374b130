package io.credence.prediction.app.serving;

import io.credence.platform.api.TenantId;
import io.credence.platform.service.log.LogLabel;
import io.credence.prediction.inference.model.LoadedModel;
import io.credence.prediction.inference.model.ModelKey;
import io.credence.prediction.inference.model.UnsafeModelException;
import io.credence.prediction.inference.pool.ModelPool;
import io.credence.prediction.inference.pool.TenantModels;
import io.credence.registry.api.Alias;
import io.credence.registry.api.ServedAlias;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Brings one tenant's models to what the registry wants. Each version begins to serve as soon as
/// it is warm; until then, and if it cannot be loaded, the alias keeps the version it had.
final class TenantSync {

    private static final Logger LOG = Logger.getLogger(TenantSync.class);

    private final TenantId tenant;
    private final ModelLoader loader;
    private final ModelPool pool;
    private final ServingBoard board;
    private final Clock clock;

    // Why a version can never be served; an artifact is immutable, so this does not change.
    private final Map<ModelKey, String> refused = new HashMap<>();
    // Why it could not be loaded last time.
    private final Map<ModelKey, String> failed = new HashMap<>();
    private Set<ModelKey> previouslyFailed = Set.of();

    TenantSync(
            TenantId tenant, ModelLoader loader, ModelPool pool, ServingBoard board, Clock clock) {
        this.tenant = tenant;
        this.loader = loader;
        this.pool = pool;
        this.board = board;
        this.clock = clock;
    }

    /// Loads what is wanted and missing.
    Outcome run(List<ServedAlias> aliases) {
        List<ServedAlias> wanted =
                aliases.stream().sorted(Comparator.comparing(alias -> !isRequired(alias))).toList();
        previouslyFailed = Set.copyOf(failed.keySet());
        failed.clear();
        post(wanted);
        for (ServedAlias alias : wanted) {
            ModelKey key = key(alias);
            if (pool.loaded(key).isEmpty() && !refused.containsKey(key)) {
                load(alias).ifPresent(model -> serveOrRetire(wanted, model));
            }
        }
        serve(wanted, null);
        return new Outcome(
                failed.isEmpty(),
                wanted.stream()
                        .noneMatch(alias -> isRequired(alias) && failed.containsKey(key(alias))));
    }

    /// How far a run came.
    ///
    /// @param complete nothing is left that may load later
    /// @param requiredSettled every champion serves or never will
    record Outcome(boolean complete, boolean requiredSettled) {}

    private static boolean isRequired(ServedAlias alias) {
        return alias.alias().equals(Alias.CHAMPION.value());
    }

    private Optional<LoadedModel> load(ServedAlias alias) {
        try (LogLabel _ = LogLabel.model(alias.model())) {
            return judgedAndLoaded(alias);
        }
    }

    private Optional<LoadedModel> judgedAndLoaded(ServedAlias alias) {
        ModelKey key = key(alias);
        try {
            LoadedModel model = loader.load(key, alias.artifactSha256());
            board.post(key, alias.lineage());
            LOG.infof("model %s is warm", key);
            return Optional.of(model);
        } catch (UnsafeModelException e) {
            LOG.warnf("model %s is refused: %s", key, e.getMessage());
            refused.put(key, e.getMessage());
        } catch (IOException e) {
            if (!previouslyFailed.contains(key)) {
                LOG.warnf(e, "model %s cannot be read and is tried again", key);
            }
            failed.put(key, "its artifact cannot be read");
        }
        return Optional.empty();
    }

    private void serveOrRetire(List<ServedAlias> wanted, LoadedModel fresh) {
        try {
            serve(wanted, fresh);
        } catch (RuntimeException e) {
            fresh.retire();
            throw e;
        }
    }

    /// Swaps in what is loaded by now, with `fresh` if there is one.
    private void serve(List<ServedAlias> wanted, @Nullable LoadedModel fresh) {
        TenantModels before = pool.models(tenant.value());
        Map<ModelKey, LoadedModel> loaded = new HashMap<>();
        before.versions()
                .values()
                .forEach(versions -> versions.values().forEach(m -> loaded.put(m.key(), m)));
        if (fresh != null) {
            loaded.put(fresh.key(), fresh);
        }
        Set<ModelKey> used = new HashSet<>();
        Map<String, Map<String, Integer>> aliases = new HashMap<>();
        for (ServedAlias alias : wanted) {
            @Nullable Integer version = before.aliasesOf(alias.model()).get(alias.alias());
            if (loaded.containsKey(key(alias))) {
                version = alias.version();
            }
            if (version != null) {
                aliases.computeIfAbsent(alias.model(), name -> new HashMap<>())
                        .put(alias.alias(), version);
                used.add(new ModelKey(tenant.value(), alias.model(), version));
            }
        }
        List<LoadedModel> kept = new ArrayList<>(loaded.values());
        kept.removeIf(model -> !used.contains(model.key()));
        pool.swap(tenant.value(), kept, aliases);
        loaded.keySet().stream().filter(key -> !used.contains(key)).forEach(board::forget);
        post(wanted);
    }

    private void post(List<ServedAlias> wanted) {
        Instant now = clock.instant();
        board.post(tenant, wanted.stream().map(alias -> described(alias, now)).toList());
    }

    private ServedModel described(ServedAlias alias, Instant now) {
        ModelKey key = key(alias);
        String reason = refused.getOrDefault(key, failed.get(key));
        ModelState state =
                pool.loaded(key).isPresent()
                        ? ModelState.READY
                        : reason == null ? ModelState.LOADING : ModelState.FAILED;
        Integer serving = pool.models(tenant.value()).aliasesOf(alias.model()).get(alias.alias());
        Instant since =
                board.find(tenant, alias.model(), alias.alias())
                        .filter(last -> last.state() == state && last.wanted().equals(alias))
                        .map(ServedModel::since)
                        .orElse(now);
        return new ServedModel(alias, state, serving, reason, since);
    }

    private ModelKey key(ServedAlias alias) {
        return new ModelKey(tenant.value(), alias.model(), alias.version());
    }
}
