package io.credence.platform.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivesTest {

    @TempDir Path folder;

    @Test
    void shouldUnfoldWhatItPacked() throws IOException {
        // Given
        Path model = model("model");
        Path zip = folder.resolve("model.zip");
        // When
        Archives.zip(model, zip);
        Archives.unzip(zip, folder.resolve("copy"));
        // Then
        assertThat(folder.resolve("copy/saved_model.pb")).hasContent("graph");
        assertThat(folder.resolve("copy/variables/variables.index")).hasContent("index");
    }

    @Test
    void shouldGiveEqualBytesForEqualTrees() throws IOException {
        // Given
        Path one = model("one");
        Path other = model("other");
        Files.setLastModifiedTime(
                other.resolve("saved_model.pb"),
                FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        // When
        Archives.zip(one, folder.resolve("one.zip"));
        Archives.zip(other, folder.resolve("other.zip"));
        // Then
        assertThat(folder.resolve("one.zip")).hasSameBinaryContentAs(folder.resolve("other.zip"));
        assertThat(Digests.sha256Of(folder.resolve("one.zip")))
                .isEqualTo("065e3c7f6c03867fa1b0797272165fc7185a9440f8ba961651ac521bd53c0f71");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "/evil", "a\\..\\..\\evil"})
    void shouldRefuseAnEntryThatLeavesTheFolder(String name) throws IOException {
        // Given
        Path zip = archiveWith(name, 10);
        // When / Then
        assertThatThrownBy(() -> Archives.unzip(zip, folder.resolve("out/copy")))
                .isInstanceOf(ZipException.class);
        assertThat(folder.resolve("out/copy")).doesNotExist();
        assertThat(folder.resolve("out")).isEmptyDirectory();
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void shouldStopAtTheSizeLimit() throws IOException {
        // Given
        Path zip = archiveWith("zeros", 1_000_000);
        UnzipLimits limits = new UnzipLimits(10, 999_999);
        // When / Then
        assertThatThrownBy(() -> Archives.unzip(zip, folder.resolve("copy"), limits))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("more bytes");
        assertThat(folder.resolve("copy")).doesNotExist();
    }

    @Test
    void shouldStopAtTheEntryLimit() throws IOException {
        // Given
        Path zip = folder.resolve("model.zip");
        Archives.zip(model("model"), zip);
        // When / Then
        assertThatThrownBy(
                        () -> Archives.unzip(zip, folder.resolve("copy"), new UnzipLimits(1, 1000)))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("entries");
    }

    @Test
    void shouldNotOverwrite() throws IOException {
        // Given
        Path zip = folder.resolve("model.zip");
        Archives.zip(model("model"), zip);
        // When / Then
        assertThatThrownBy(() -> Archives.unzip(zip, folder.resolve("model")))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    private Path model(String name) throws IOException {
        Path model = folder.resolve(name);
        Files.createDirectories(model.resolve("variables"));
        Files.writeString(model.resolve("saved_model.pb"), "graph");
        Files.writeString(model.resolve("variables/variables.index"), "index");
        return model;
    }

    private Path archiveWith(String name, int zeros) throws IOException {
        Path zip = folder.resolve("foreign.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(name));
            out.write(new byte[zeros]);
            out.closeEntry();
        }
        return zip;
    }
}
