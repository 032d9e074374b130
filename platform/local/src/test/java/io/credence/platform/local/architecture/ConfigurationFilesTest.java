package io.credence.platform.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Where a setting stands. Quarkus takes the first of two equal keys on the class path and says
/// nothing, so every key has one place: the platform's defaults, or the app that decides.
class ConfigurationFilesTest {

    private static final String APP_FILE = "src/main/resources/application.properties";
    private static final String DEFAULTS =
            "src/main/resources/META-INF/microprofile-config.properties";
    private static final String PLATFORM = "platform/service";
    private static final String MAPPING = "io.smallrye.config.ConfigMapping";

    /// Settings that mean the same in every service.
    private static final Set<String> SHARED = Set.of("credence.machine", "credence.upstream");

    @Test
    void shouldBringSettingsFromAppsAndThePlatformOnly() {
        assertThat(Modules.PACKAGES.keySet())
                .allSatisfy(module -> {
                    assertThat(Files.exists(file(module, APP_FILE)))
                            .as("%s of %s", APP_FILE, module)
                            .isEqualTo(Modules.isApp(module));
                    assertThat(Files.exists(file(module, DEFAULTS)))
                            .as("%s of %s", DEFAULTS, module)
                            .isEqualTo(module.equals(PLATFORM));
                });
    }

    @Test
    void shouldNameNoKeyTwice() throws IOException {
        List<String> twice = new ArrayList<>();
        for (String module : apps()) {
            Set<String> seen = new HashSet<>();
            settings(file(module, APP_FILE)).stream()
                    .filter(setting -> !seen.add(setting.key()))
                    .forEach(setting -> twice.add(module + ": " + setting.key()));
        }

        assertThat(twice).isEmpty();
    }

    @Test
    void shouldNotRepeatADefaultOfThePlatform() throws IOException {
        Map<String, String> defaults = new HashMap<>();
        settings(file(PLATFORM, DEFAULTS)).forEach(s -> defaults.put(s.key(), s.value()));
        List<String> repeated = new ArrayList<>();
        for (String module : apps()) {
            settings(file(module, APP_FILE)).stream()
                    .filter(setting -> setting.value().equals(defaults.get(setting.key())))
                    .forEach(setting -> repeated.add(module + ": " + setting.key()));
        }

        assertThat(repeated).isEmpty();
    }

    @Test
    void shouldNameAnAppsSettingsAfterItsContext() {
        List<String> others = new ArrayList<>();
        for (JavaClass type : Modules.classes()) {
            String prefix = prefix(type);
            if (!prefix.isEmpty() && !SHARED.contains(prefix)) {
                String context = type.getPackageName().split("\\.", -1)[2];
                if (!prefix.equals("credence." + context)) {
                    others.add(type.getName() + " maps " + prefix);
                }
            }
        }

        assertThat(others).isEmpty();
    }

    private static String prefix(JavaClass type) {
        return type.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().getName().equals(MAPPING))
                .map(annotation -> (JavaAnnotation<?>) annotation)
                .map(annotation -> String.valueOf(annotation.get("prefix").orElse("")))
                .findFirst()
                .orElse("");
    }

    private static List<String> apps() {
        return Modules.PACKAGES.keySet().stream().filter(Modules::isApp).toList();
    }

    private static Path file(String module, String path) {
        return Checkout.root().resolve(module).resolve(path);
    }

    private record Setting(String key, String value) {}

    // By line: Properties would hide the first of two equal keys.
    private static List<Setting> settings(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .map(parts -> new Setting(parts[0].strip(), parts[1].strip()))
                .toList();
    }
}
