package io.credence.platform.local.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The table of the design's section 2: what each module may know of the others. A module is found
/// by its package prefix.
public final class Modules {

    /// Module folder → package prefix, longest prefixes first where one holds another.
    public static final Map<String, String> PACKAGES = new LinkedHashMap<>();

    private static final Map<String, Set<String>> ALLOWED = new LinkedHashMap<>();

    private static final List<String> APIS =
            List.of(
                    "platform/api",
                    "feature-service/api",
                    "model-registry/api",
                    "training-orchestrator/api",
                    "prediction-service/api",
                    "strategy-service/api");

    static {
        module("platform/api", "io.credence.platform.api");
        module("platform/artifacts", "io.credence.platform.artifacts");
        module("platform/testkit", "io.credence.platform.testkit", "platform/api");
        module("platform/service", "io.credence.platform.service", "platform/api");
        // Started by hand on one machine, it reuses the embedded servers of the tests.
        module("platform/local", "io.credence.platform.local", "platform/testkit", "platform/api");
        for (String api : APIS.subList(1, APIS.size())) {
            module(api, "io.credence." + stem(api) + ".api", APIS.toArray(String[]::new));
        }
        module("feature-service/kernels", "io.credence.feature.kernels", "feature-service/api");
        module(
                "strategy-service/engine",
                "io.credence.strategy.engine",
                "strategy-service/api",
                "feature-service/api");
        module(
                "training-orchestrator/models",
                "io.credence.training.models",
                "training-orchestrator/api");
        module(
                "prediction-service/inference",
                "io.credence.prediction.inference",
                "prediction-service/api",
                "model-registry/api");
        module(
                "training-orchestrator/trainer",
                "io.credence.training.trainer",
                withApis(
                        "training-orchestrator/models",
                        "feature-service/kernels",
                        "strategy-service/engine",
                        "platform/artifacts"));
        app("feature-service/app", "io.credence.feature.app", "feature-service/kernels");
        app("model-registry/app", "io.credence.registry.app");
        app("training-orchestrator/app", "io.credence.training.app");
        app("prediction-service/app", "io.credence.prediction.app", "prediction-service/inference");
        app("strategy-service/app", "io.credence.strategy.app", "strategy-service/engine");
        app("gateway", "io.credence.gateway");
    }

    private Modules() {}

    /// Every production class of every module.
    public static JavaClasses classes() {
        return Imported.CLASSES;
    }

    private static JavaClasses read() {
        List<Path> folders =
                PACKAGES.keySet().stream()
                        .map(module -> Checkout.root().resolve(module).resolve("target/classes"))
                        .toList();
        List<Path> missing = folders.stream().filter(folder -> !Files.isDirectory(folder)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("not compiled: " + missing);
        }
        return new ClassFileImporter().importPaths(folders);
    }

    public static Optional<String> of(JavaClass type) {
        String name = type.getPackageName();
        return PACKAGES.entrySet().stream()
                .filter(module ->
                        name.equals(module.getValue()) || name.startsWith(module.getValue() + "."))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static boolean mayDepend(String module, String on) {
        return module.equals(on) || ALLOWED.getOrDefault(module, Set.of()).contains(on);
    }

    static boolean isApi(String module) {
        return APIS.contains(module);
    }

    public static boolean isApp(String module) {
        return module.endsWith("/app") || module.equals("gateway");
    }

    private static void app(String folder, String prefix, String... libraries) {
        String[] allowed = Arrays.copyOf(libraries, libraries.length + 2);
        allowed[libraries.length] = "platform/service";
        allowed[libraries.length + 1] = "platform/artifacts";
        module(folder, prefix, withApis(allowed));
    }

    private static void module(String folder, String prefix, String... allowed) {
        PACKAGES.put(folder, prefix);
        ALLOWED.put(folder, Set.of(allowed));
    }

    private static String[] withApis(String... others) {
        String[] all = Arrays.copyOf(others, others.length + APIS.size());
        for (int i = 0; i < APIS.size(); i++) {
            all[others.length + i] = APIS.get(i);
        }
        return all;
    }

    private static String stem(String api) {
        return switch (api) {
            case "feature-service/api" -> "feature";
            case "model-registry/api" -> "registry";
            case "training-orchestrator/api" -> "training";
            case "prediction-service/api" -> "prediction";
            case "strategy-service/api" -> "strategy";
            default -> throw new IllegalArgumentException(api);
        };
    }

    /// Read once for all tests that ask.
    private static final class Imported {
        private static final JavaClasses CLASSES = read();
    }
}
