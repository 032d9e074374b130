package io.credence.platform.local.kubernetes;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import io.credence.platform.local.architecture.Checkout;
import io.credence.platform.local.architecture.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what the services read: their mappings and injected properties in the class files, and the
/// keys that their properties name.
final class SettingsReader {

    private static final String MAPPING = "io.smallrye.config.ConfigMapping";
    private static final String WITH_DEFAULT = "io.smallrye.config.WithDefault";
    private static final String WITH_NAME = "io.smallrye.config.WithName";
    private static final String PROPERTY = "org.eclipse.microprofile.config.inject.ConfigProperty";
    private static final String PLATFORM = "platform/service";
    private static final Pattern EXPRESSION =
            Pattern.compile("\\$\\{(credence\\.[a-z0-9.-]+)(?::([^}$]*))?");

    private final Settings settings = new Settings();
    private final Map<String, Properties> own = new TreeMap<>();
    private final Properties platform;

    private SettingsReader() {
        for (Map.Entry<String, String> app : apps().entrySet()) {
            Path file = Path.of(app.getValue(), "src/main/resources/application.properties");
            own.put(app.getKey(), properties(file));
        }
        platform =
                properties(
                        Path.of(
                                PLATFORM,
                                "src/main/resources/META-INF/microprofile-config.properties"));
    }

    static Settings settings() {
        return Found.SETTINGS;
    }

    private static Settings read() {
        SettingsReader reader = new SettingsReader();
        for (JavaClass type : Modules.classes()) {
            reader.readClass(type);
        }
        reader.own.keySet().forEach(reader::readProperties);
        return reader.settings;
    }

    /// Service names by module folder.
    static Map<String, String> apps() {
        Map<String, String> apps = new TreeMap<>();
        for (String module : Modules.PACKAGES.keySet()) {
            if (Modules.isApp(module)) {
                apps.put(module.replace("/app", ""), module);
            }
        }
        return apps;
    }

    /// Where a service listens if nothing else is said.
    static String port(String service) {
        return new SettingsReader().of(service).getProperty("quarkus.http.port");
    }

    private void readClass(JavaClass type) {
        Set<String> readers = readers(type);
        annotation(type, MAPPING)
                .ifPresent(mapping -> readMapping(text(mapping, "prefix"), type, readers));
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            for (JavaParameter parameter : unit.getParameters()) {
                annotation(parameter, PROPERTY)
                        .ifPresent(property -> add(text(property, "name"), readers, ""));
            }
        }
    }

    /// The platform's code runs in every service.
    private static Set<String> readers(JavaClass type) {
        String module = Modules.of(type).orElseThrow();
        if (module.equals(PLATFORM)) {
            return apps().keySet();
        }
        return Set.of(module.replace("/app", ""));
    }

    private void readMapping(String prefix, JavaClass mapping, Set<String> readers) {
        for (JavaMethod method : mapping.getMethods()) {
            String name =
                    annotation(method, WITH_NAME)
                            .map(it -> text(it, "value"))
                            .orElseGet(() -> kebab(method.getName()));
            String key = prefix + "." + name;
            JavaClass type = method.getRawReturnType();
            if (type.isInterface() && type.getPackageName().startsWith("io.credence.")) {
                readMapping(key, type, readers);
            } else {
                String initial =
                        annotation(method, WITH_DEFAULT).map(it -> text(it, "value")).orElse("");
                add(type.isEquivalentTo(Map.class) ? key + ".*" : key, readers, initial);
            }
        }
    }

    private void readProperties(String service) {
        Properties app = of(service);
        for (Properties properties : List.of(app, platform)) {
            for (String key : properties.stringPropertyNames()) {
                String value = properties.getProperty(key, "");
                if (key.startsWith("credence.")) {
                    add(key, Set.of(service), "");
                }
                Matcher expression = EXPRESSION.matcher(value);
                while (expression.find()) {
                    String initial = expression.group(2) == null ? "" : expression.group(2);
                    add(expression.group(1), Set.of(service), initial);
                }
            }
        }
        for (String key :
                List.of("kafka.bootstrap.servers", "quarkus.http.host", "quarkus.shutdown.delay")) {
            add(key, Set.of(service), "");
        }
    }

    /// A value in the service's own file is its default, then one of the platform's.
    private void add(String key, Set<String> readers, String initial) {
        for (String service : readers) {
            String theirs = of(service).getProperty(key, platform.getProperty(key, initial));
            settings.add(key, service, theirs);
        }
    }

    private Properties of(String service) {
        return Objects.requireNonNull(own.get(service), service);
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static Optional<JavaAnnotation<?>> annotation(HasAnnotations<?> target, String type) {
        for (JavaAnnotation<?> annotation : target.getAnnotations()) {
            if (annotation.getRawType().getName().equals(type)) {
                return Optional.of(annotation);
            }
        }
        return Optional.empty();
    }

    private static String text(JavaAnnotation<?> annotation, String member) {
        return String.valueOf(annotation.get(member).orElse(""));
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(Checkout.root().resolve(file))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /// Read once for all tests that ask.
    private static final class Found {
        private static final Settings SETTINGS = read();
    }
}
