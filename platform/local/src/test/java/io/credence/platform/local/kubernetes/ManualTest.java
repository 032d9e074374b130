package io.credence.platform.local.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.local.architecture.Checkout;
import io.credence.platform.local.kubernetes.CustomResources.PrometheusRule;
import io.credence.platform.local.kubernetes.OperatorsManual.Secret;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The operator's manual against what is rendered.
class ManualTest {

    /// Made for the Jobs, which are no manifest.
    private static final String OF_JOBS = "trainer-<tenant>";

    @Test
    void shouldSayWhatToDoForEachAlert() {
        Set<String> alerts =
                overlays().stream()
                        .flatMap(rendered -> rendered.all(PrometheusRule.class).stream())
                        .flatMap(rule -> rule.spec().groups().stream())
                        .flatMap(group -> group.rules().stream())
                        .map(PrometheusRule.Rule::alert)
                        .collect(Collectors.toSet());

        assertThat(OperatorsManual.read().alerts())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(alerts);
    }

    @Test
    void shouldAskForNoSecretThatNobodyReads() {
        Set<String> read = new TreeSet<>(Set.of(OF_JOBS));
        for (Rendered rendered : overlays()) {
            for (Workload workload : rendered.workloads()) {
                workload.containers().forEach(container -> read.addAll(secrets(container)));
            }
            rendered.all(Ingress.class).stream()
                    .flatMap(ingress -> ingress.getSpec().getTls().stream())
                    .forEach(tls -> read.add(tls.getSecretName()));
        }

        assertThat(
                        OperatorsManual.read().secrets().stream()
                                .map(Secret::name)
                                .collect(Collectors.toSet()))
                .isEqualTo(read);
    }

    private static Set<String> secrets(Container container) {
        Set<String> names = new TreeSet<>();
        for (EnvVar variable : container.getEnv()) {
            if (variable.getValueFrom() != null
                    && variable.getValueFrom().getSecretKeyRef() != null) {
                names.add(variable.getValueFrom().getSecretKeyRef().getName());
            }
        }
        for (EnvFromSource source : container.getEnvFrom()) {
            if (source.getSecretRef() != null) {
                names.add(source.getSecretRef().getName());
            }
        }
        return names;
    }

    /// The topics that services read or write are the ones that are made.
    @Test
    void shouldMakeEveryTopic() throws IOException {
        String script = Files.readString(Checkout.root().resolve("k8s/components/kafka/topics.sh"));
        Pattern topic = Pattern.compile("\\b[a-z]+\\.v1\\b");
        Set<String> made = found(topic, script);
        Set<String> read = new TreeSet<>();
        for (String module : SettingsReader.apps().values()) {
            String settings =
                    Files.readString(
                            Checkout.root()
                                    .resolve(module)
                                    .resolve("src/main/resources/application.properties"));
            settings.lines()
                    .filter(line -> line.matches("mp\\.messaging\\.incoming\\..*\\.topics?=.*"))
                    .forEach(line -> read.addAll(found(topic, line)));
        }

        assertThat(made).isEqualTo(read);
    }

    /// What to copy works as it stands, wherever it is put.
    @Test
    void shouldShowAnOverlayThatNamesEveryImage(@TempDir Path folder) throws IOException {
        String example = OperatorsManual.read().ownOverlay();
        Path local = folder.toRealPath().relativize(Kubectl.FOLDER.resolve("overlays/local"));
        Files.writeString(
                folder.resolve("kustomization.yaml"), example.replace("- ../local", "- " + local));
        Rendered rendered = Rendered.of(Kubectl.kustomize(folder.toRealPath()));

        assertThat(rendered.workloads())
                .filteredOn(Workload::isOurs)
                .hasSameSizeAs(SettingsReader.apps().keySet())
                .flatExtracting(Workload::containers)
                .extracting(Container::getImage)
                .allMatch(image -> image.startsWith("localhost:5001/credence/"));
        assertThat(rendered.all(ConfigMap.class))
                .flatExtracting(map -> map.getData().entrySet())
                .contains(
                        Map.entry(
                                "CREDENCE_TRAINING_KUBERNETES_IMAGE",
                                "localhost:5001/credence/trainer@sha256:<digest>"));
        assertThat(PodReferences.broken(rendered, OperatorsManual.read())).isEmpty();
        assertThat(PodSettings.wrong(rendered, SettingsReader.settings())).isEmpty();
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static List<Rendered> overlays() {
        return Kubectl.overlays().stream()
                .map(overlay -> Rendered.of(Kubectl.kustomize(overlay)))
                .toList();
    }
}
