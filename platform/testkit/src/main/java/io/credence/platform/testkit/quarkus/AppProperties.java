package io.credence.platform.testkit.quarkus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The app's own configuration, which test resources see before Quarkus starts.
final class AppProperties {

    private AppProperties() {}

    static String get(String key) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream("application.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            String value = properties.getProperty(key);
            if (value == null) {
                throw new IllegalStateException("application.properties lacks " + key);
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
