package io.credence.platform.local.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a workflow may do, and what it runs.
class WorkflowTest {

    /// A tag can be moved to other code; a commit cannot.
    private static final Pattern PINNED = Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40}");

    private static final Pattern PINNED_WITH_VERSION =
            Pattern.compile("uses: [\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

    /// What images.yml may write: packages, and its own identity for the signature.
    private static final Map<String, Set<String>> WRITES =
            Map.of("images.yml", Set.of("packages", "id-token"), "retrain.yml", Set.of());

    static Stream<Workflow> workflows() throws IOException {
        List<Workflow> workflows = new ArrayList<>();
        try (Stream<Path> files = Files.list(Workflow.FOLDER)) {
            for (Path file : files.toList()) {
                workflows.add(Workflow.read(file.getFileName().toString()));
            }
        }
        return workflows.stream();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void shouldRunActionsByTheirCommit(Workflow workflow) {
        assertThat(workflow.steps()).isNotEmpty();
        assertThat(workflow.steps())
                .filteredOn(step -> step.has("uses"))
                .allSatisfy(step -> assertThat(step.get("uses").asText()).matches(PINNED));
        assertThat(
                        workflow.text()
                                .lines()
                                .map(String::strip)
                                .filter(line -> line.startsWith("uses: ")))
                .allSatisfy(line -> assertThat(line).matches(PINNED_WITH_VERSION));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void shouldHaveTheLeastRights(Workflow workflow) {
        assertThat(rights(workflow.root())).isEqualTo(Map.of("contents", "read"));
        for (JsonNode job : workflow.root().path("jobs")) {
            Map<String, String> writes = rights(job);
            writes.values().removeIf(right -> right.equals("read"));
            assertThat(writes.keySet()).isEqualTo(WRITES.get(workflow.toString()));
            assertThat(job.path("timeout-minutes").asText()).isNotBlank();
        }
    }

    private static Map<String, String> rights(JsonNode node) {
        Map<String, String> rights = new TreeMap<>();
        node.path("permissions")
                .properties()
                .forEach(right -> rights.put(right.getKey(), right.getValue().asText()));
        return rights;
    }

    /// What a script is made of cannot be told from what was written into it.
    @ParameterizedTest
    @MethodSource("workflows")
    void shouldWriteNoExpressionIntoAScript(Workflow workflow) {
        assertThat(workflow.steps())
                .filteredOn(step -> step.has("run"))
                .allSatisfy(step -> assertThat(step.get("run").asText()).doesNotContain("${{"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void shouldLeaveNoCredentialsInACheckout(Workflow workflow) {
        assertThat(workflow.steps())
                .filteredOn(step -> step.path("uses").asText().startsWith("actions/checkout@"))
                .isNotEmpty()
                .allSatisfy(step ->
                        assertThat(step.at("/with/persist-credentials").asBoolean(true)).isFalse());
    }

    /// A weakness stops the image before anybody can have it.
    @Test
    void shouldScanBeforeItPushesAndSignWhatItPushed() throws IOException {
        List<String> names =
                Workflow.read("images.yml").steps().stream()
                        .map(step -> step.path("name").asText())
                        .toList();

        assertThat(names).containsSubsequence("Build", "Scan", "Push", "Sign");
    }

    /// One build: of another, nobody would have seen what is in it.
    @Test
    void shouldPushTheVeryImageThatWasScanned() throws IOException {
        Workflow images = Workflow.read("images.yml");
        List<JsonNode> builds =
                images.steps().stream()
                        .filter(step ->
                                step.path("uses").asText().startsWith("docker/build-push-action@"))
                        .toList();
        JsonNode push = images.step("Push");
        String built = "${{ env.IMAGE }}:${{ github.sha }}";

        assertThat(builds).hasSize(1);
        assertThat(builds.getFirst().at("/with/load").asBoolean()).isTrue();
        assertThat(builds.getFirst().path("with").has("push")).isFalse();
        assertThat(builds.getFirst().at("/with/tags").asText()).isEqualTo(built);
        assertThat(images.step("Scan").at("/with/image-ref").asText()).isEqualTo(built);
        assertThat(images.step("Scan").at("/with/exit-code").asText()).isEqualTo("1");
        assertThat(push.at("/env/TAG").asText()).isEqualTo("${{ github.sha }}");
        assertThat(push.path("run").asText()).startsWith("docker push \"$IMAGE:$TAG\"\n");
        assertThat(images.step("Sign").at("/env/PUSHED").asText())
                .isEqualTo("${{ steps.push.outputs.image }}");
    }

    @Test
    void shouldRetrainByTheCommandOfTheSuite() throws IOException {
        Workflow retrain = Workflow.read("retrain.yml");

        assertThat(retrain.root().at("/on").has("workflow_call")).isTrue();
        assertThat(retrain.steps())
                .filteredOn(step -> step.has("run"))
                .singleElement()
                .satisfies(step ->
                        assertThat(step.get("run").asText())
                                .startsWith("./credence ci retrain --spec"));
    }
}
