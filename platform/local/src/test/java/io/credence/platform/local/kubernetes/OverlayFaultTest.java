package io.credence.platform.local.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The checks see the faults that they are there for: each row puts one into a good overlay.
class OverlayFaultTest {

    private static String good = "";

    @BeforeAll
    static void render() {
        good = Kubectl.kustomize("overlays/gpu");
    }

    @Test
    void shouldHaveNothingToSayOfTheGoodOne() {
        assertThat(complaints(good)).isEmpty();
    }

    static Stream<Fault> unknownToItsType() {
        return Stream.of(
                new Fault("readinessProbe:", "readynessProbe:", "readynessProbe"),
                new Fault("minReplicaCount: 1", "leastReplicaCount: 1", "leastReplicaCount"),
                new Fault("clusterQueue: credence-alpha", "queue: credence-alpha", "queue"),
                new Fault("kind: ConfigMap", "kind: Secret", "no type for v1/Secret"),
                new Fault("runAsNonRoot: true", "runAsNonRoot: sure", "runAsNonRoot"));
    }

    @ParameterizedTest
    @MethodSource("unknownToItsType")
    void shouldRefuseWhatTheTypeDoesNotKnow(Fault fault) {
        String faulty = fault.in(good);

        assertThatThrownBy(() -> Rendered.of(faulty)).hasMessageContaining(fault.complaint());
    }

    static Stream<Fault> inPods() {
        return Stream.of(
                new Fault("serviceAccountName: gateway", "serviceAccountName: no", "account that"),
                new Fault("claimName: artifacts", "claimName: a", "claim that is not there"),
                new Fault(
                        "name: settings-\\w+\\n +- config",
                        "name: s-1\n        - config",
                        "not there"),
                new Fault("key: db-app-password", "key: db-password", "no operator is told of"),
                new Fault("name: strategy-service-clients", "name: x", "no operator is told of"),
                new Fault("live\\n +port: http", "live\n            port: web", "probed on a port"),
                new Fault("mountPath: /tmp", "mountPath: /artifacts", "mounts twice"),
                new Fault(
                        "mountPath: /models\\n +name: models",
                        "mountPath: /m\n          name: m",
                        "declares the volumes"),
                new Fault("sizeLimit: 8Gi", "medium: Memory", "without a limit"),
                new Fault(
                        "readOnlyRootFilesystem: true",
                        "readOnlyRootFilesystem: false",
                        "may write"),
                new Fault("runAsNonRoot: true", "runAsNonRoot: false", "may run as root"),
                new Fault("image: (\\S+):0.1.0", "image: $1", "whatever is newest"),
                new Fault("- ALL", "- CHOWN", "keeps capabilities"),
                new Fault(
                        "automountServiceAccountToken: false\\n +containers",
                        "automountServiceAccountToken: true\n      containers",
                        "API token"),
                new Fault("containerPort: 8083", "containerPort: 8093", "listens on 8083"),
                new Fault(
                        "CREDENCE_TRAINING_WORK_DIRECTORY",
                        "CREDENCE_TRAINING_WORK_FOLDER",
                        "does not read"),
                new Fault("http://feature-service", "http://features", "sent to nobody"));
    }

    static Stream<Fault> amongObjects() {
        return Stream.of(
                new Fault("targetPort: kafka", "targetPort: broker", "a port that nobody has"),
                new Fault(
                        "  podSelector:\\s+matchLabels:\\s+app.kubernetes.io/name: strategy-service",
                        "  podSelector:\n    matchLabels:\n      app: x",
                        "is about no pod"),
                new Fault(
                        "(- podSelector:\\s+matchLabels:\\s+app.kubernetes.io/name: )model-registry",
                        "$1nobody",
                        "peer that no pod is"),
                new Fault(
                        "(- namespaceSelector:\\s+matchLabels:\\s+\\S+: )credence\\n",
                        "$1elsewhere\n",
                        "namespace that is not there"),
                new Fault("- port: postgresql", "- port: psql", "opens a port"),
                new Fault(
                        "(kind: Deployment\\n    name: )feature-service",
                        "$1features",
                        "scales what is not"),
                new Fault(
                        "(kind: Deployment\\n    name: )feature-service",
                        "$1gateway",
                        "scaled by two"),
                new Fault(
                        "(kind: PodDisruptionBudget[\\s\\S]+?matchLabels:\\s+\\S+: )\\S+",
                        "$1nobody",
                        "budget without"),
                new Fault(
                        "kind: Role\\n  name: training",
                        "kind: Role\n  name: other",
                        "role is bound that"),
                new Fault(
                        "kind: ServiceAccount\\n  name: training",
                        "kind: ServiceAccount\n  name: x",
                        "for nobody"),
                new Fault("serviceName: kafka", "serviceName: broker", "no service for kafka"),
                new Fault("volumeName: credence-artifacts-jobs", "volumeName: x", "no volume for"),
                new Fault(
                        "priorityClassName: credence-serving", "priorityClassName: x", "priority"),
                new Fault("PRIORITY_CLASS: batch-gpu", "PRIORITY_CLASS: x", "Jobs name what"),
                new Fault("PRIORITY: retrain", "PRIORITY: x", "Jobs name what"),
                new Fault("  name: tenant-beta\\n", "  name: beta\n", "Jobs name what"),
                new Fault(
                        "  name: trainer\\n  namespace",
                        "  name: train\n  namespace",
                        "Jobs name what"),
                new Fault(
                        "  name: credence-artifacts\\n  namespace",
                        "  name: a\n  namespace",
                        "Jobs name what"),
                new Fault("clusterQueue: credence-alpha", "clusterQueue: x", "queue to nowhere"),
                new Fault("- name: training-gpu", "- name: x", "wrong flavor"),
                new Fault(
                        "path: /q/metrics\\n    port: http",
                        "path: /q/metrics\n    port: web",
                        "no such port"));
    }

    static Stream<Fault> inQueries() {
        return Stream.of(
                new Fault(
                        "credence_training_oldest_waiting_seconds",
                        "credence_training_oldest_waiting",
                        "nobody publishes"),
                new Fault(
                        "credence_events_dead_letters_total",
                        "credence_events_dead_letters",
                        "nobody publishes"),
                new Fault(
                        "nv_inference_request_duration_us",
                        "nv_inference_request_us",
                        "nobody publishes"),
                new Fault(
                        "sum\\(credence_inference_inflight",
                        "sum(credence_inference_running",
                        "nobody publishes"),
                new Fault("agroal_awaiting_count", "agroal_waiting_count", "nobody publishes"));
    }

    @ParameterizedTest
    @MethodSource({"inPods", "amongObjects", "inQueries"})
    void shouldFindABrokenReference(Fault fault) {
        assertThat(complaints(fault.in(good)))
                .anySatisfy(found -> assertThat(found).contains(fault.complaint()));
    }

    /// @param right a pattern; its first match becomes `wrong`
    record Fault(String right, String wrong, String complaint) {

        String in(String yaml) {
            String faulty = Pattern.compile(right).matcher(yaml).replaceFirst(wrong);
            assertThat(faulty.equals(yaml)).as("no place for the fault").isFalse();
            return faulty;
        }
    }

    private static List<String> complaints(String yaml) {
        Rendered rendered = Rendered.of(yaml);
        List<String> complaints = new ArrayList<>();
        complaints.addAll(PodReferences.broken(rendered, OperatorsManual.read()));
        complaints.addAll(PodSecurity.breaches(rendered));
        complaints.addAll(PodSettings.wrong(rendered, SettingsReader.settings()));
        complaints.addAll(JobReferences.broken(rendered, SettingsReader.settings()));
        complaints.addAll(PolicyReferences.broken(rendered));
        complaints.addAll(TrafficReferences.broken(rendered));
        complaints.addAll(MetricNames.unknown(rendered, PublishedMetrics.read()));
        return complaints;
    }
}
