package io.credence.training.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdentityTest {

    @TempDir private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldTellAProcessFromALaterOneOfTheSamePid() throws IOException {
        // Given
        long pid = ProcessHandle.current().pid();
        String stat = Files.readString(Path.of("/proc/self/stat"));
        long start = Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19]);

        // Then
        assertThat(new ProcessIdentity(pid, start).alive()).isTrue();
        assertThat(new ProcessIdentity(pid, start - 1).alive()).isFalse();
    }

    @Test
    void shouldReadWhatAShellWrote() throws IOException {
        // Given
        Path known = Files.writeString(folder.resolve("known"), "12 345\n");
        Path unknown = Files.writeString(folder.resolve("unknown"), "12 -\n");
        Path closed = Files.writeString(folder.resolve("closed"), "");

        // Then
        assertThat(ProcessIdentity.read(known)).contains(new ProcessIdentity(12, 345));
        assertThat(ProcessIdentity.read(unknown))
                .contains(new ProcessIdentity(12, ProcessIdentity.UNKNOWN));
        assertThat(ProcessIdentity.read(closed)).isEmpty();
        assertThat(ProcessIdentity.read(folder.resolve("missing"))).isEmpty();
    }
}
