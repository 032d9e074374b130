package io.credence.feature.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An ordered choice of features under a name; the order is the column order of a model's input.
///
/// @param kernelVersion changes when any kernel's values change
/// @param expressions texts of those features that are written over others, and of what such texts
///   name, by name
/// @param fitted what was learnt from a training window, by the name of the feature or the text of
///   the call that has learnt it
public record FeatureSet(
        String name,
        int kernelVersion,
        List<String> features,
        Map<String, String> expressions,
        Map<String, List<Double>> fitted) {

    public FeatureSet {
        features = List.copyOf(features);
        expressions = Collections.unmodifiableMap(new TreeMap<>(expressions));
        Map<String, List<Double>> copies = new TreeMap<>();
        fitted.forEach((feature, numbers) -> copies.put(feature, List.copyOf(numbers)));
        fitted = Collections.unmodifiableMap(copies);
        if (features.isEmpty() || new HashSet<>(features).size() != features.size()) {
            throw new IllegalArgumentException("features must be distinct and at least one");
        }
    }

    /// Of the catalogue's features, none of them fitted.
    public FeatureSet(String name, int kernelVersion, List<String> features) {
        this(name, kernelVersion, features, Map.of(), Map.of());
    }

    /// SHA-256 over all that decides the values: equal hashes mean equal values.
    public String hash() {
        StringBuilder canonical =
                new StringBuilder()
                        .append(kernelVersion)
                        .append('\n')
                        .append(String.join("\n", features));
        expressions.forEach((feature, text) ->
                canonical.append("\n=").append(feature).append('=').append(text));
        fitted.forEach((feature, numbers) -> {
            canonical.append("\n~").append(feature);
            numbers.forEach(number -> canonical.append(' ').append(Double.toHexString(number)));
        });
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
