package io.credence.platform.artifacts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSystemArtifactStoreTest {

    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir Path root;
    private ArtifactScope alpha;

    @BeforeEach
    void open() {
        alpha = new FileSystemArtifactStore(root).scope("alpha");
    }

    @Test
    void shouldNameContentByItsDigest() throws IOException {
        // When
        ArtifactRef ref = alpha.put("abc".getBytes(UTF_8));
        // Then
        assertThat(ref).isEqualTo(new ArtifactRef(ABC, 3));
        assertThat(alpha.fetch(ABC)).hasContent("abc");
        assertThat(alpha.exists(ABC)).isTrue();
    }

    @Test
    void shouldKeepOneFileForTheSameContent() throws IOException {
        // When
        alpha.put("abc".getBytes(UTF_8));
        alpha.put("abc".getBytes(UTF_8));
        // Then
        assertThat(files()).hasSize(1);
    }

    @Test
    void shouldHideOneScopeFromAnother() throws IOException {
        // Given
        alpha.put("abc".getBytes(UTF_8));
        // When
        ArtifactScope beta = new FileSystemArtifactStore(root).scope("beta");
        // Then
        assertThat(beta.exists(ABC)).isFalse();
        assertThatThrownBy(() -> beta.fetch(ABC)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void shouldRefuseDamagedContentAndRepairItOnPut() throws IOException {
        // Given
        alpha.put("abc".getBytes(UTF_8));
        Path file = alpha.fetch(ABC);
        assertThat(file.toFile().setWritable(true)).isTrue();
        Files.writeString(file, "abd");
        // When / Then
        assertThatThrownBy(() -> alpha.fetch(ABC)).isInstanceOf(CorruptArtifactException.class);
        alpha.put("abc".getBytes(UTF_8));
        assertThat(alpha.fetch(ABC)).hasContent("abc");
    }

    @Test
    void shouldLeaveNothingWhenTheSourceFails() {
        // Given
        InputStream start = new ByteArrayInputStream(new byte[100_000]);
        InputStream broken = new SequenceInputStream(start, new FailingInputStream());
        // When / Then
        assertThatThrownBy(() -> alpha.put(broken)).hasMessageContaining("connection lost");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "Alpha", "../alpha"})
    void shouldRefuseAScopeThatIsNoName(String scope) {
        assertThatThrownBy(() -> new FileSystemArtifactStore(root).scope(scope))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "../../../../etc/passwd"})
    void shouldRefuseADigestThatIsNone(String sha256) {
        assertThatThrownBy(() -> alpha.fetch(sha256)).isInstanceOf(IllegalArgumentException.class);
    }

    private static final class FailingInputStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection lost");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    }

    private List<Path> files() {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
