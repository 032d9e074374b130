package io.credence.prediction.app.standin;

import io.credence.platform.api.TenantId;
import io.credence.registry.api.ServedAlias;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// What the other services would answer.
@ApplicationScoped
@Unremovable
public class Upstreams {

    private final Map<TenantId, List<ServedAlias>> aliases = new ConcurrentHashMap<>();
    private final Set<TenantId> registryUp = ConcurrentHashMap.newKeySet();
    private final Map<String, NavigableMap<Long, List<@Nullable Double>>> rows =
            new ConcurrentHashMap<>();
    private final Map<String, Boolean> liveSets = new ConcurrentHashMap<>(Map.of("core-12", true));
    private final Map<String, String> setHashes = new ConcurrentHashMap<>();
    private final List<String> featureCallers = new CopyOnWriteArrayList<>();

    public void registryUp(TenantId tenant) {
        registryUp.add(tenant);
    }

    public boolean isRegistryUp(TenantId tenant) {
        return registryUp.contains(tenant);
    }

    public List<ServedAlias> aliases(TenantId tenant) {
        return aliases.getOrDefault(tenant, List.of());
    }

    /// Replaces the alias, if it is there, as the registry does.
    public synchronized void point(TenantId tenant, ServedAlias alias) {
        List<ServedAlias> others =
                aliases(tenant).stream()
                        .filter(a ->
                                !a.model().equals(alias.model())
                                        || !a.alias().equals(alias.alias()))
                        .toList();
        List<ServedAlias> all = new java.util.ArrayList<>(others);
        all.add(alias);
        aliases.put(tenant, List.copyOf(all));
    }

    public void row(String instrument, long openTimeMs, List<@Nullable Double> values) {
        rows(instrument).put(openTimeMs, values);
    }

    public NavigableMap<Long, List<@Nullable Double>> rows(String instrument) {
        return rows.computeIfAbsent(instrument, i -> new ConcurrentSkipListMap<>());
    }

    /// Adds a feature set, or switches one.
    public void live(String set, boolean live) {
        liveSets.put(set, live);
    }

    public @Nullable Boolean isLive(String set) {
        return liveSets.get(set);
    }

    /// Computes the features of a set in another way from now on.
    public void redefine(String set, String hash) {
        setHashes.put(set, hash);
    }

    public String hash(String set) {
        return setHashes.getOrDefault(set, "hash-of-" + set);
    }

    public void called(String user) {
        featureCallers.add(user);
    }

    /// Who asked feature-service, in order.
    public List<String> featureCallers() {
        return featureCallers;
    }
}
