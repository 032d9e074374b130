package io.credence.platform.testkit.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosTest {

    private static final int KILLED = 128 + 9;

    @TempDir Path control;
    @TempDir Path work;
    private Chaos chaos;

    @BeforeEach
    void prepare() throws Exception {
        chaos =
                Chaos.at(
                        control,
                        List.of(
                                Site.appears("job-", "job create"),
                                Site.appears("noise", "noise")));
    }

    @Test
    void shouldNumberTheEffectsOfAProcess() throws Exception {
        // When
        int exit = run();

        // Then
        assertThat(exit).isZero();
        assertThat(chaos.trace())
                .containsExactly(
                        "before noise",
                        "after noise",
                        "before job create",
                        "after job create",
                        "before job create",
                        "after job create");
        assertThat(chaos.hit()).isFalse();
    }

    @Test
    void shouldKillBeforeAnEffect() throws Exception {
        // Given
        chaos.arm(new Chaos.Arming("before job create", 2));

        // When
        int exit = run();

        // Then
        assertThat(exit).isEqualTo(KILLED);
        assertThat(chaos.hit()).isTrue();
        assertThat(made()).containsExactlyInAnyOrder("noise", "job-1", "staging");
    }

    @Test
    void shouldKillAfterAnEffect() throws Exception {
        // Given
        chaos.arm(new Chaos.Arming("after job create", 1));

        // When
        int exit = run();

        // Then
        assertThat(exit).isEqualTo(KILLED);
        assertThat(made()).containsExactlyInAnyOrder("noise", "job-1");
    }

    @Test
    void shouldLetAProcessLiveThatIsNotArmedAnyMore() throws Exception {
        // Given
        chaos.arm(new Chaos.Arming("after job create", 1));
        chaos.disarm();

        // Then
        assertThat(run()).isZero();
        assertThat(made()).containsExactlyInAnyOrder("noise", "job-1", "job-2");
    }

    private int run() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(chaos.jvmOptions());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Mover.class.getName()));
        command.add(work.toString());
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private List<String> made() throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
