package io.credence.platform.local.kubernetes;

import io.credence.platform.local.architecture.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What browsers and machines are sent to at the gateway, as its sources name it.
final class GatewayPaths {

    private static final Path MAIN = Checkout.root().resolve("gateway/src/main");

    /// Where the Web Bundler puts scripts and styles.
    private static final String BUNDLED = "/static/bundle/main.js";

    private static final Pattern LITERAL = Pattern.compile("\"(/[\\w./*-]*)\"");

    private final Set<String> found = new TreeSet<>(Set.of(BUNDLED));

    private GatewayPaths() {}

    static Set<String> all() throws IOException {
        GatewayPaths paths = new GatewayPaths();
        paths.readPages();
        paths.readFiles();
        paths.readCode();
        paths.readProperties();
        return paths.found;
    }

    private void readPages() throws IOException {
        Path web = MAIN.resolve("resources/web");
        for (Path file : files(web)) {
            String name = web.relativize(file).toString();
            if (name.endsWith(".html")) {
                found.add("/" + name);
            }
        }
        found.add("/");
    }

    private void readFiles() throws IOException {
        Path folder = MAIN.resolve("resources/web/public");
        for (Path file : files(folder)) {
            found.add("/" + folder.relativize(file));
        }
    }

    private void readCode() throws IOException {
        for (Path file : files(MAIN.resolve("java"))) {
            LITERAL.matcher(Files.readString(file))
                    .results()
                    .forEach(literal -> found.add(literal.group(1).replace("*", "something")));
        }
    }

    private void readProperties() throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(MAIN.resolve("resources/application.properties"))) {
            properties.load(in);
        }
        for (String key : properties.stringPropertyNames()) {
            Stream.of(properties.getProperty(key, "").split(","))
                    .filter(value -> value.startsWith("/"))
                    .forEach(found::add);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
