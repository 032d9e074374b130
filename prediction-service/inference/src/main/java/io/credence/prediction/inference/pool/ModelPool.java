package io.credence.prediction.inference.pool;

import io.credence.prediction.inference.model.LoadedModel;
import io.credence.prediction.inference.model.ModelKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The loaded models of all tenants. Readers see one snapshot per tenant, which `swap` replaces as
/// a whole: a new version serves from one moment to the next, and the old one closes when its last
/// user is done.
public final class ModelPool implements AutoCloseable {

    private final Map<String, TenantModels> tenants = new ConcurrentHashMap<>();

    public TenantModels models(String tenant) {
        return tenants.getOrDefault(tenant, TenantModels.NONE);
    }

    public Collection<TenantModels> all() {
        return List.copyOf(tenants.values());
    }

    public Optional<LoadedModel> loaded(ModelKey key) {
        return Optional.ofNullable(models(key.tenant()).versionsOf(key.model()).get(key.version()));
    }

    /// The version behind an alias.
    public Optional<ModelLease> byAlias(String tenant, String model, String alias) {
        return lease(
                tenant, model, models -> Optional.ofNullable(models.aliasesOf(model).get(alias)));
    }

    public Optional<ModelLease> byVersion(String tenant, String model, int version) {
        return lease(tenant, model, models -> Optional.of(version));
    }

    /// Makes exactly these models and aliases the tenant's, then lets go of those that are not
    /// among them. Load and warm them before; one caller at a time per tenant.
    ///
    /// @param aliases by model, then alias; every version must be among `models`
    public void swap(
            String tenant,
            Collection<LoadedModel> models,
            Map<String, Map<String, Integer>> aliases) {
        Map<String, SortedMap<Integer, LoadedModel>> versions = new HashMap<>();
        for (LoadedModel model : models) {
            versions.computeIfAbsent(model.key().model(), name -> new TreeMap<>())
                    .put(model.key().version(), model);
        }
        requireLoaded(versions, aliases);
        TenantModels before = models(tenant);
        tenants.put(tenant, new TenantModels(versions, aliases));
        Set<LoadedModel> kept = new HashSet<>(models);
        before.versions().values().stream()
                .flatMap(loaded -> loaded.values().stream())
                .filter(model -> !kept.contains(model))
                .forEach(LoadedModel::retire);
    }

    /// Lets go of everything.
    @Override
    public void close() {
        for (String tenant : new ArrayList<>(tenants.keySet())) {
            swap(tenant, List.of(), Map.of());
        }
    }

    // Between reading the snapshot and counting in, a swap may close the model; the next snapshot
    // has its successor.
    private Optional<ModelLease> lease(String tenant, String model, VersionChoice choice) {
        while (true) {
            TenantModels snapshot = models(tenant);
            Optional<LoadedModel> loaded =
                    choice.version(snapshot)
                            .map(version -> snapshot.versionsOf(model).get(version));
            if (loaded.isEmpty()) {
                return Optional.empty();
            }
            if (loaded.get().tryUse()) {
                return loaded.map(ModelLease::new);
            }
            Thread.onSpinWait();
        }
    }

    private static void requireLoaded(
            Map<String, SortedMap<Integer, LoadedModel>> versions,
            Map<String, Map<String, Integer>> aliases) {
        aliases.forEach((model, targets) ->
                targets.forEach((alias, version) -> {
                    if (!versions.getOrDefault(model, new TreeMap<>()).containsKey(version)) {
                        throw new IllegalArgumentException(
                                alias
                                        + " points to "
                                        + model
                                        + "/"
                                        + version
                                        + ", which is not loaded");
                    }
                }));
    }

    private interface VersionChoice {
        Optional<Integer> version(TenantModels models);
    }
}
