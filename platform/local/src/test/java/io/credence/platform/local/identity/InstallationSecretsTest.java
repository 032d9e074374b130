package io.credence.platform.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationSecretsTest {

    @TempDir Path folder;

    @Test
    void shouldRememberWhatItMade() {
        // Given
        Path file = folder.resolve("secrets.json");
        String made = InstallationSecrets.open(file).user("alice");

        // When
        String again = InstallationSecrets.open(file).user("alice");

        // Then
        assertThat(again).isEqualTo(made).hasSizeGreaterThanOrEqualTo(16);
    }

    @Test
    void shouldMakeADifferentSecretForEachName() {
        InstallationSecrets secrets = InstallationSecrets.open(folder.resolve("secrets.json"));

        assertThat(secrets.client("trainer.alpha")).isNotEqualTo(secrets.client("trainer.beta"));
    }

    @Test
    void shouldLetNobodyElseRead() throws IOException {
        Path file = folder.resolve("secrets.json");

        InstallationSecrets.open(file).key("cookie");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
