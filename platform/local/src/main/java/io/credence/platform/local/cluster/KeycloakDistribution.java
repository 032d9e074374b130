package io.credence.platform.local.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Keycloak as its makers ship it, unpacked and optimised for PostgreSQL once per checkout.
/// Installations share it and keep realm and data in homes of their own.
public final class KeycloakDistribution {

    private static final String FOLDER = "platform/local/target/keycloak";
    private static final String NAME = "keycloak-quarkus-dist-";

    private final Path folder;

    public KeycloakDistribution(Path root) {
        this.folder = root.resolve(FOLDER);
    }

    /// The optimised server. A folder of its final name is whole: it gets that name last.
    public Path prepared() throws InterruptedException {
        Path zip = zip();
        Path whole = folder.resolve("optimised-" + version(zip));
        if (Files.exists(whole)) {
            return whole;
        }
        try {
            Path fresh = Files.createTempDirectory(folder, "fresh");
            unpack(zip, fresh);
            Path server = fresh.resolve("keycloak-" + version(zip));
            optimise(server, folder.resolve("build.log"));
            Files.move(server, whole);
            Files.delete(fresh);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return whole;
    }

    /// The start of any command of the server whose home is given.
    static List<String> java(Path home) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
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
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    }

    private static void optimise(Path server, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java(server));
        command.addAll(List.of("build", "--db=postgres", "--health-enabled=false"));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException(
                    "building Keycloak ended with " + exit + "; see " + log);
        }
    }

    private Path zip() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no zip in " + folder));
        } catch (IOException e) {
            throw new UncheckedIOException("run ./mvnw -Dquick package first", e);
        }
    }

    private static String version(Path zip) {
        return zip.getFileName().toString().replace(NAME, "").replace(".zip", "");
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
