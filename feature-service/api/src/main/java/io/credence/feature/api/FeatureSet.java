package io.credence.feature.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;

/// An ordered choice of features under a name; the order is the column order of a model's input.
/// `kernelVersion` changes when any kernel's values change.
public record FeatureSet(String name, int kernelVersion, List<String> features) {

    public FeatureSet {
        features = List.copyOf(features);
        if (features.isEmpty() || new HashSet<>(features).size() != features.size()) {
            throw new IllegalArgumentException("features must be distinct and at least one");
        }
    }

    /// SHA-256 over names, order and kernel version: equal hashes mean equal values.
    public String hash() {
        String canonical = kernelVersion + "\n" + String.join("\n", features);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
