package io.credence.platform.local.ci;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The `Idempotency-Key` of a pipeline's run: repository, commit and pipeline. A repeated job of
/// the same pipeline has the same key, and so the same training run.
public final class PipelineKey {

    private static final List<String> VARIABLES =
            List.of("GITHUB_REPOSITORY", "GITHUB_SHA", "GITHUB_RUN_ID");

    // What the suite takes.
    private static final int LONGEST = 128;

    private PipelineKey() {}

    /// Empty where the environment is no pipeline's.
    public static Optional<String> of(Map<String, String> environment) {
        List<String> parts =
                VARIABLES.stream().map(name -> environment.getOrDefault(name, "")).toList();
        if (parts.stream().anyMatch(String::isBlank)) {
            return Optional.empty();
        }
        return Optional.of(String.join("/", parts));
    }

    /// A key that is too long for the suite becomes its hash.
    public static String shortened(String key) {
        return key.length() <= LONGEST ? key : sha256(key);
    }

    private static String sha256(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
