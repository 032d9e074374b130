package io.credence.prediction.app.serving;

import io.credence.platform.api.TenantId;
import io.credence.prediction.inference.model.ModelKey;
import io.credence.registry.api.ServedAlias;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What the loader last said about every tenant's aliases, for all who ask.
@ApplicationScoped
public class ServingBoard {

    private final Map<TenantId, List<ServedModel>> aliases = new ConcurrentHashMap<>();
    private final Map<ModelKey, ServedAlias.InputLineage> lineages = new ConcurrentHashMap<>();

    /// In the registry's order.
    public List<ServedModel> of(TenantId tenant) {
        return aliases.getOrDefault(tenant, List.of());
    }

    /// By tenant.
    Map<TenantId, List<ServedModel>> all() {
        return Map.copyOf(aliases);
    }

    public Optional<ServedModel> find(TenantId tenant, String model, String alias) {
        return of(tenant).stream().filter(served -> served.is(model, alias)).findFirst();
    }

    /// Where the input of a loaded version comes from.
    public Optional<ServedAlias.InputLineage> lineage(ModelKey key) {
        return Optional.ofNullable(lineages.get(key));
    }

    void post(TenantId tenant, List<ServedModel> served) {
        aliases.put(tenant, List.copyOf(served));
    }

    void post(ModelKey key, ServedAlias.InputLineage lineage) {
        lineages.put(key, lineage);
    }

    void forget(ModelKey key) {
        lineages.remove(key);
    }
}
