package io.credence.platform.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineConfigTest {

    private static MachineConfig read(Map<String, String> environment) {
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withMapping(MachineConfig.class)
                        .withDefaultValue("quarkus.application.name", "trainer")
                        .withSources(new EnvConfigSource(environment, 300))
                        .build();
        return config.getConfigMapping(MachineConfig.class);
    }

    @Test
    void shouldTakeDefaults() {
        // When
        MachineConfig config = read(Map.of());
        // Then
        assertThat(config.clientId()).isEqualTo("trainer");
        assertThat(config.clientSecrets()).isEmpty();
    }

    @Test
    void shouldReadTheEnvironment() {
        // When
        MachineConfig config =
                read(
                        Map.of(
                                "CREDENCE_MACHINE_CLIENT_ID", "ci",
                                "CREDENCE_MACHINE_CLIENT_SECRETS_ALPHA", "s3cret"));
        // Then
        assertThat(config.clientId()).isEqualTo("ci");
        assertThat(config.clientSecrets()).isEqualTo(Map.of("alpha", "s3cret"));
    }
}
