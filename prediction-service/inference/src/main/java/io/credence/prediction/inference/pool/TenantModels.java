package io.credence.prediction.inference.pool;

import io.credence.prediction.inference.model.LoadedModel;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that one tenant has loaded at one moment.
///
/// @param versions by model, then version
/// @param aliases by model, then alias
public record TenantModels(
        Map<String, SortedMap<Integer, LoadedModel>> versions,
        Map<String, Map<String, Integer>> aliases) {

    static final TenantModels NONE = new TenantModels(Map.of(), Map.of());

    public SortedMap<Integer, LoadedModel> versionsOf(String model) {
        return versions.getOrDefault(model, new TreeMap<>());
    }

    public Map<String, Integer> aliasesOf(String model) {
        return aliases.getOrDefault(model, Map.of());
    }
}
