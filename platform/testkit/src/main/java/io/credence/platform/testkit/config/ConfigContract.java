package io.credence.platform.testkit.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.testkit.golden.GoldenFile;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a `@ConfigMapping` promises an operator, in two files of the test resources, in a folder
/// named after the mapping: `defaults.properties` records every key with its default, so that none
/// changes unseen, and `full.properties` gives every key another value, so that none is dead.
public final class ConfigContract {

    private static final int ABOVE_ALL = 1000;

    private final Class<?> mapping;
    private final Map<String, String> defaults = new TreeMap<>();

    private ConfigContract(Class<?> mapping) {
        this.mapping = mapping;
        Map<String, Property> keys = ConfigMappings.getProperties(ConfigClass.configClass(mapping));
        keys.forEach(this::record);
    }

    public static ConfigContract of(Class<?> mapping) {
        return new ConfigContract(mapping);
    }

    private void record(String key, Property property) {
        // A list has its key once more for its elements.
        if (key.endsWith("[*]")) {
            return;
        }
        if (property.isMap()) {
            defaults.put(key.endsWith(".*") ? key : key + ".*", "");
        } else if (property.isLeaf() || property.isPrimitive() || property.isOptional()) {
            defaults.put(key, property.hasDefaultValue() ? property.getDefaultValue() : "");
        }
    }

    /// Every key and its default, empty where it has none, are as recorded.
    public void assertDefaults() {
        String lines =
                defaults.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
        GoldenFile.of(mapping.getSimpleName() + "/defaults.properties").assertMatches(lines);
    }

    /// The file sets every key and no other, each to something else than its default, and the
    /// mapping takes it.
    public void assertFullMapping() {
        Map<String, String> full = full();
        assertThat(full.keySet().stream().map(this::declared).collect(Collectors.toSet()))
                .isEqualTo(defaults.keySet());
        assertThat(full)
                .allSatisfy((key, value) ->
                        assertThat(value).as(key).isNotEqualTo(defaults.get(declared(key))));
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .addDiscoveredConverters()
                        .withMapping(mapping)
                        .withSources(new PropertiesConfigSource(full, "full", ABOVE_ALL))
                        .build();
        assertThat(config.getConfigMapping(mapping)).isNotNull();
    }

    /// The key of the mapping that a key of a file stands for: the last part of a map's is any.
    private String declared(String key) {
        String entry = key.substring(0, key.lastIndexOf('.') + 1) + "*";
        return defaults.containsKey(entry) ? entry : key;
    }

    private Map<String, String> full() {
        Path file = Path.of("src", "test", "resources", mapping.getSimpleName(), "full.properties");
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
