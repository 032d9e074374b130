package io.credence.platform.local.kubernetes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.credence.platform.local.architecture.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The renderer that operators use.
final class Kubectl {

    static final Path FOLDER = Checkout.root().resolve("k8s");

    private Kubectl() {}

    /// The YAML of `k8s/<folder>`. Without a `kubectl` the test is skipped, but in continuous
    /// integration, which must not be green for having tested nothing.
    static String kustomize(String folder) {
        return kustomize(FOLDER.resolve(folder));
    }

    /// The same, of any folder.
    static String kustomize(Path folder) {
        Optional<String> rendered = tryKustomize(folder);
        if (rendered.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("continuous integration needs a kubectl");
        }
        assumeTrue(rendered.isPresent(), "no kubectl here, so nothing renders k8s/");
        return rendered.orElseThrow();
    }

    private static Optional<String> tryKustomize(Path folder) {
        try {
            Process process = new ProcessBuilder("kubectl", "kustomize", folder.toString()).start();
            String rendered = read(process.getInputStream());
            String complaints = read(process.getErrorStream());
            if (process.waitFor() != 0) {
                throw new IllegalStateException("kubectl kustomize " + folder + ": " + complaints);
            }
            return Optional.of(rendered);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(java.io.InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> overlays() {
        return List.of("overlays/local", "overlays/gpu", "overlays/prod");
    }
}
