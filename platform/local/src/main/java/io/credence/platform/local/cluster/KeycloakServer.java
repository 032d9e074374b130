package io.credence.platform.local.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.local.identity.InstallationSecrets;
import io.credence.platform.local.identity.OwnerOnly;
import io.credence.platform.local.identity.RealmDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Keycloak's own distribution, unpacked once per installation, optimised once for PostgreSQL, and
/// started by its Java entry point, so that the process we know is the server itself and no script.
final class KeycloakServer {

    private static final String DISTRIBUTION = "platform/local/target/keycloak";

    private final Installation installation;
    private final InstallationSecrets secrets;

    KeycloakServer(Installation installation, InstallationSecrets secrets) {
        this.installation = installation;
        this.secrets = secrets;
    }

    /// Unpacks, writes the realm, and builds the optimised server where that was not done before.
    void prepare() throws InterruptedException {
        Path home = home();
        try {
            if (!Files.exists(home.resolve("lib/quarkus-run.jar"))) {
                unpack(distribution(), folder());
            }
            writeRealm(home.resolve("data/import"));
            Path built = home.resolve("built-for-postgres");
            if (!Files.exists(built)) {
                build();
                Files.createFile(built);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ServiceDefinition definition() {
        int port = installation.ports().keycloak();
        List<String> command = java();
        command.addAll(List.of("start", "--optimized", "--import-realm"));
        Map<String, String> environment = new HashMap<>(database());
        environment.putAll(
                Map.of(
                        "KC_HTTP_ENABLED", "true",
                        "KC_HTTP_HOST", "127.0.0.1",
                        "KC_HTTP_PORT", Integer.toString(port),
                        "KC_HOSTNAME", Ports.url(port),
                        "KC_CACHE", "local",
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.user("keycloak-admin")));
        return new ServiceDefinition(
                "keycloak",
                port,
                Ports.url(port)
                        + "/realms/"
                        + RealmDocument.REALM
                        + "/.well-known/openid-configuration",
                command,
                environment);
    }

    private Map<String, String> database() {
        return Map.of(
                "KC_DB",
                "postgres",
                "KC_DB_URL",
                "jdbc:postgresql://localhost:" + installation.ports().postgres() + "/keycloak",
                "KC_DB_USERNAME",
                "keycloak_owner",
                "KC_DB_PASSWORD",
                secrets.database("keycloak_owner"));
    }

    private Path home() {
        String version = distribution().getFileName().toString();
        version = version.replace("keycloak-quarkus-dist-", "").replace(".zip", "");
        return folder().resolve("keycloak-" + version);
    }

    private Path folder() {
        return installation.home().resolve("keycloak");
    }

    private Path distribution() {
        Path folder = installation.root().resolve(DISTRIBUTION);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no zip in " + folder));
        } catch (IOException e) {
            throw new UncheckedIOException("run ./mvnw -Dquick package first", e);
        }
    }

    private List<String> java() {
        Path home = home();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xms64m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                        "--add-opens=java.base/java.security=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                        "-Dkc.home.dir=" + home,
                        "-Djboss.server.config.dir=" + home.resolve("conf"),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dpicocli.disable.closures=true",
                        "-cp",
                        home.resolve("lib/quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        return command;
    }

    private void build() throws IOException, InterruptedException {
        List<String> command = java();
        command.addAll(List.of("build", "--db=postgres", "--health-enabled=false"));
        Path log = installation.log("keycloak");
        Files.createDirectories(log.getParent());
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException("building Keycloak ended with " + exit);
        }
    }

    private void writeRealm(Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, Object> realm =
                new RealmDocument(secrets, Ports.url(installation.ports().gateway())).build();
        Path file = folder.resolve("credence-realm.json");
        OwnerOnly.write(file, new ObjectMapper().writeValueAsBytes(realm));
    }

    private static void unpack(Path zip, Path into) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("entry leaves the folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
    }
}
