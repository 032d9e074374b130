package io.credence.platform.local.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Where the project's root folder is, from whichever folder of it a test runs.
public final class Checkout {

    private Checkout() {}

    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return Objects.requireNonNull(folder, "not inside the checkout");
    }
}
