package io.credence.training.app.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The end of a Job's log, for people. A line that may hold a secret is left out: the run's reason
/// is shown to whoever may see the run.
final class LogTail {

    private static final int BYTES = 16 * 1024;
    private static final int LINES = 20;
    private static final int LINE_LENGTH = 200;
    private static final Pattern SECRET =
            Pattern.compile(
                    "secret|passw|token|authorization|bearer|credential|api[-_]?key|eyJ[\\w-]{8}",
                    Pattern.CASE_INSENSITIVE);

    private LogTail() {}

    static String read(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        List<String> lines = tail(log).lines().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                .map(LogTail::withoutSecrets)
                .collect(Collectors.joining("\n"));
    }

    private static String tail(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - BYTES);
            file.seek(start);
            byte[] bytes = new byte[(int) (file.length() - start)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static String withoutSecrets(String line) {
        if (SECRET.matcher(line).find()) {
            return "[withheld]";
        }
        return line.length() <= LINE_LENGTH ? line : line.substring(0, LINE_LENGTH) + "…";
    }
}
