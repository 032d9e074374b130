package io.credence.platform.local.cluster;

import io.credence.platform.api.MachineClient;
import io.credence.platform.api.TenantId;
import io.credence.platform.local.identity.InstallationSecrets;
import io.credence.platform.local.identity.RealmDocument;
import io.credence.platform.local.identity.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The six services with their production jars and the settings of this machine, in the order of
/// their start: prediction-service comes last, since it is ready only after it has asked others.
final class ServiceCatalogue {

    /// What TensorFlow Java needs on JDK 25.
    private static final List<String> TENSORFLOW_FLAGS =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private static final String TRAINER = "training-orchestrator/trainer/target";

    private final Installation installation;
    private final InstallationSecrets secrets;
    private final String java;

    ServiceCatalogue(Installation installation, InstallationSecrets secrets) {
        this.installation = installation;
        this.secrets = secrets;
        this.java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    List<ServiceDefinition> services() {
        Ports ports = installation.ports();
        return List.of(
                service(
                        "feature-service",
                        "feature-service/app",
                        ports.features(),
                        "feature",
                        1280),
                service("model-registry", "model-registry/app", ports.registry(), "registry", 256),
                training(),
                service(
                        "strategy-service",
                        "strategy-service/app",
                        ports.strategy(),
                        "strategy",
                        384),
                gateway(),
                prediction());
    }

    private ServiceDefinition training() {
        Path trainer = installation.root().resolve(TRAINER);
        Map<String, String> extra = new HashMap<>();
        extra.put("CREDENCE_TRAINING_TRAINER_JAVA", java);
        extra.put(
                "CREDENCE_TRAINING_TRAINER_CLASSPATH",
                trainer.resolve("trainer.jar") + ":" + trainer.resolve("lib") + "/*");
        extra.put(
                "CREDENCE_TRAINING_TRAINER_JVM_OPTIONS",
                "-Dorg.bytedeco.javacpp.cachedir=" + installation.nativeLibraries());
        extra.put("CREDENCE_TRAINING_WORK_DIRECTORY", installation.data("training").toString());
        extra.put("CREDENCE_TRAINING_TERMINATE_JOBS_ON_SHUTDOWN", "true");
        for (String tenant : Seed.TENANTS) {
            extra.put(
                    "CREDENCE_TRAINING_TRAINER_CLIENT_SECRETS_" + tenant.toUpperCase(Locale.ROOT),
                    secrets.client(MachineClient.trainer(new TenantId(tenant)).id()));
        }
        return service(
                "training-orchestrator",
                "training-orchestrator/app",
                installation.ports().training(),
                "training",
                256,
                List.of(),
                extra);
    }

    private ServiceDefinition prediction() {
        List<String> flags = new ArrayList<>(TENSORFLOW_FLAGS);
        flags.add("-Dorg.bytedeco.javacpp.cachedir=" + installation.nativeLibraries());
        return service(
                "prediction-service",
                "prediction-service/app",
                installation.ports().prediction(),
                "prediction",
                512,
                flags,
                Map.of(
                        "CREDENCE_PREDICTION_CACHE_DIRECTORY",
                        installation.home().resolve("cache/models").toString()));
    }

    private ServiceDefinition gateway() {
        return service(
                "gateway",
                "gateway",
                installation.ports().gateway(),
                "",
                256,
                List.of(),
                Map.of(
                        "CREDENCE_DASHBOARD_SECRET",
                        secrets.client(RealmDocument.DASHBOARD),
                        "CREDENCE_DASHBOARD_COOKIE_KEY",
                        secrets.key("dashboard-cookie")));
    }

    private ServiceDefinition service(
            String name, String module, int port, String database, int heapMb) {
        return service(name, module, port, database, heapMb, List.of(), Map.of());
    }

    private ServiceDefinition service(
            String name,
            String module,
            int port,
            String database,
            int heapMb,
            List<String> flags,
            Map<String, String> extra) {
        List<String> command = new ArrayList<>();
        command.add(java);
        command.add("-Xmx" + heapMb + "m");
        command.add("-XX:+UseSerialGC");
        // Seven servers that start at once on a few cores: cheap code soon beats fast code late.
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(flags);
        command.add("-jar");
        command.add(installation.quarkusApp(module).toString());
        Map<String, String> environment = new HashMap<>(common(name, port));
        if (!database.isEmpty()) {
            environment.putAll(database(database));
        }
        environment.putAll(extra);
        return new ServiceDefinition(
                name, port, Ports.url(port) + ServiceDefinition.READY_PATH, command, environment);
    }

    private Map<String, String> common(String name, int port) {
        Ports ports = installation.ports();
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.kafka());
        environment.put(
                "CREDENCE_OIDC_ISSUER",
                Ports.url(ports.keycloak()) + "/realms/" + RealmDocument.REALM);
        environment.put("CREDENCE_ARTIFACTS_ROOT", installation.artifacts().toString());
        environment.put("CREDENCE_PAGING_SECRET", secrets.key("paging." + name));
        environment.put("CREDENCE_UPSTREAM_FEATURE", Ports.url(ports.features()));
        environment.put("CREDENCE_UPSTREAM_REGISTRY", Ports.url(ports.registry()));
        environment.put("CREDENCE_UPSTREAM_TRAINING", Ports.url(ports.training()));
        environment.put("CREDENCE_UPSTREAM_PREDICTION", Ports.url(ports.prediction()));
        environment.put("CREDENCE_UPSTREAM_STRATEGY", Ports.url(ports.strategy()));
        if (Seed.MACHINES.stream().anyMatch(machine -> machine.name().equals(name))) {
            for (String tenant : Seed.TENANTS) {
                environment.put(
                        "CREDENCE_MACHINE_CLIENT_SECRETS_" + tenant.toUpperCase(Locale.ROOT),
                        secrets.client(name + "." + tenant));
            }
        }
        return environment;
    }

    private Map<String, String> database(String name) {
        return Map.of(
                "CREDENCE_DB_HOST", "localhost",
                "CREDENCE_DB_PORT", Integer.toString(installation.ports().postgres()),
                "CREDENCE_DB_APP_PASSWORD", secrets.database(name + "_app"),
                "CREDENCE_DB_OWNER_PASSWORD", secrets.database(name + "_owner"));
    }
}
