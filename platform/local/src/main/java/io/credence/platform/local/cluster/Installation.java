package io.credence.platform.local.cluster;

import java.nio.file.Path;

/// Where the code lies, and where one installation keeps everything it writes.
///
/// @param root the checkout, with the built services
/// @param home data, logs, secrets; `.credence` unless `CREDENCE_HOME` says otherwise
public record Installation(Path root, Path home, Ports ports) {

    public Path logs() {
        return home.resolve("logs");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    public Path state() {
        return home.resolve("cluster.json");
    }

    public Path secrets() {
        return home.resolve("secrets.json");
    }

    public Path data(String of) {
        return home.resolve("data").resolve(of);
    }

    public Path artifacts() {
        return data("artifacts");
    }

    /// TensorFlow's libraries, unpacked; the same for every installation of a checkout.
    public Path nativeLibraries() {
        return root.resolve("platform/local/target/native");
    }

    public Path quarkusApp(String module) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
