package io.credence.platform.local.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.local.architecture.Checkout;
import io.credence.platform.local.kubernetes.CustomResources.ScaledObject;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The PostgreSQL that comes along has a connection for everybody who may ask for one.
class DatabaseConnectionsTest {

    private static final Path PLATFORM =
            Checkout.root().resolve("platform/service/src/main/resources");
    private static final String DEFAULTS = "META-INF/microprofile-config.properties";
    private static final String NAMESPACE = "credence";
    private static final String LIMIT = "max_connections=";

    /// PostgreSQL's superuser_reserved_connections.
    private static final int RESERVED = 3;

    @ParameterizedTest
    @ValueSource(strings = {"overlays/local", "overlays/gpu"})
    void shouldHaveConnectionsForAllReplicas(String overlay) throws IOException {
        Rendered rendered = Rendered.of(Kubectl.kustomize(overlay));
        int wanted = RESERVED;
        for (Deployment deployment : rendered.all(Deployment.class)) {
            if (usesDatabase(deployment)) {
                wanted += replicas(rendered, deployment) * pool(deployment);
            }
        }

        assertThat(wanted).isBetween(100, limit(rendered));
    }

    private static boolean usesDatabase(Deployment deployment) {
        return "true"
                .equals(
                        deployment
                                .getSpec()
                                .getTemplate()
                                .getMetadata()
                                .getLabels()
                                .get("credence.io/uses-database"));
    }

    private static int replicas(Rendered rendered, Deployment deployment) {
        String name = deployment.getMetadata().getName();
        IntStream scaled =
                rendered.all(HorizontalPodAutoscaler.class).stream()
                        .filter(it -> it.getSpec().getScaleTargetRef().getName().equals(name))
                        .mapToInt(it -> it.getSpec().getMaxReplicas());
        IntStream scaledByLoad =
                rendered.all(ScaledObject.class).stream()
                        .filter(it -> it.spec().scaleTargetRef().name().equals(name))
                        .mapToInt(it -> it.spec().maxReplicaCount());
        return IntStream.concat(scaled, scaledByLoad)
                .max()
                .orElseGet(() -> deployment.getSpec().getReplicas());
    }

    /// Keycloak's own setting, or that of all services.
    private static int pool(Deployment deployment) throws IOException {
        Container container =
                deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
        String ofServices = poolOfServices();
        return container.getEnv().stream()
                .filter(variable -> variable.getName().equals("KC_DB_POOL_MAX_SIZE"))
                .map(EnvVar::getValue)
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseGet(() -> Integer.parseInt(ofServices));
    }

    private static String poolOfServices() throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(PLATFORM.resolve(DEFAULTS))) {
            properties.load(in);
        }
        return properties.getProperty("quarkus.datasource.jdbc.max-size");
    }

    private static int limit(Rendered rendered) {
        return rendered.find(StatefulSet.class, NAMESPACE, "postgresql").stream()
                .flatMap(
                        server -> server.getSpec().getTemplate().getSpec().getContainers().stream())
                .flatMap(container -> container.getArgs().stream())
                .filter(argument -> argument.startsWith(LIMIT))
                .mapToInt(argument -> Integer.parseInt(argument.substring(LIMIT.length())))
                .findFirst()
                .orElseThrow();
    }
}
