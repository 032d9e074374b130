package io.credence.platform.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file under `src/test/resources` that holds an expected result. `-Dgolden.update=true` writes
/// what the code gives now; read the diff before you commit it.
public final class GoldenFile {

    private static final String UPDATE = "golden.update";

    private final Path file;

    private GoldenFile(Path file) {
        this.file = file;
    }

    /// `name` as in `TrainingJobFactoryTest/gpu/out-Job.yaml`.
    public static GoldenFile of(String name) {
        return at(Path.of("src", "test", "resources").resolve(name));
    }

    public static GoldenFile at(Path file) {
        return new GoldenFile(file);
    }

    public void assertMatches(String actual) {
        try {
            if (Boolean.getBoolean(UPDATE)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, actual);
            }
            assertThat(file).as("run with -D%s=true to create it", UPDATE).exists();
            assertThat(actual.replace("\r\n", "\n"))
                    .as("%s", file)
                    .isEqualTo(Files.readString(file).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
