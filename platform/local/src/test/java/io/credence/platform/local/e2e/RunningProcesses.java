package io.credence.platform.local.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the operating system says is running.
final class RunningProcesses {

    private RunningProcesses() {}

    /// Processes whose command line or environment names `path`, by their command lines.
    static List<String> naming(Path path) {
        return ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc", Long.toString(process.pid())))
                .filter(process ->
                        Stream.of("cmdline", "environ")
                                .anyMatch(file ->
                                        text(process.resolve(file)).contains(path.toString())))
                .map(process -> text(process.resolve("cmdline")).replace((char) 0, ' '))
                .toList();
    }

    // Empty for a process that ended meanwhile, or that is somebody else's.
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
