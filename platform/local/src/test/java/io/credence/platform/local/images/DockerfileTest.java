package io.credence.platform.local.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.credence.platform.local.architecture.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The Dockerfiles, for every image that the workflow makes of them.
class DockerfileTest {

    private static final Path IMAGES = Checkout.root().resolve("k8s/images");
    private static final Pattern NUMERIC_USER = Pattern.compile("[1-9]\\d*:[1-9]\\d*");
    private static final Pattern SECRET =
            Pattern.compile("(?i)(password|secret|token|credential|api_?key)");
    private static final Pattern TAGGED = Pattern.compile(".+:[^/:]+(@sha256:[0-9a-f]{64})?");

    /// Made by the profile native-sources, which the other build does not run.
    private static final String NATIVE = "/target/native-sources/";

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(IMAGES)) {
            return files.filter(it -> it.toString().endsWith(".Dockerfile")).toList().stream();
        }
    }

    static Stream<Image> images() throws IOException {
        List<Image> images = new ArrayList<>();
        for (JsonNode row : Workflow.read("images.yml").matrix("image")) {
            images.add(
                    new Image(
                            row.get("image").asText(),
                            Dockerfile.read(IMAGES.resolve(row.get("file").asText())),
                            Map.of("MODULE", row.get("module").asText())));
        }
        return images.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldRunAsAUserThatIsANumberAndNotRoot(Path file) throws IOException {
        List<Dockerfile.Instruction> users =
                Dockerfile.read(file).lastStage().stream()
                        .filter(it -> it.name().equals("USER"))
                        .toList();

        assertThat(users).hasSize(1);
        assertThat(users.getFirst().operands()).matches(NUMERIC_USER);
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldStartAProgramWithoutAShell(Path file) throws IOException {
        assertThat(Dockerfile.read(file).all("ENTRYPOINT"))
                .singleElement()
                .satisfies(it -> assertThat(it.operands()).startsWith("["))
                .satisfies(it -> assertThat(it.words().getFirst()).isNotEqualTo("sh"));
    }

    /// With a tag; the workflow adds the digest.
    @ParameterizedTest
    @MethodSource("files")
    void shouldStandOnNamedImages(Path file) throws IOException {
        Dockerfile dockerfile = Dockerfile.read(file);
        List<String> stages =
                dockerfile.all("FROM").stream()
                        .map(it -> it.words())
                        .filter(words -> words.size() == 3)
                        .map(words -> words.get(2))
                        .toList();

        assertThat(dockerfile.all("FROM"))
                .allSatisfy(from -> {
                    String base = dockerfile.resolve(from.words().getFirst(), Map.of());
                    assertThat(stages.contains(base) || TAGGED.matcher(base).matches())
                            .as("%s names a tag", base)
                            .isTrue();
                    assertThat(base).doesNotEndWith(":latest");
                });
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldHoldNoSecret(Path file) throws IOException {
        Dockerfile dockerfile = Dockerfile.read(file);

        assertThat(Stream.of("ARG", "ENV").flatMap(name -> dockerfile.all(name).stream()))
                .noneMatch(it -> SECRET.matcher(it.operands()).find());
    }

    @ParameterizedTest
    @MethodSource("images")
    void shouldCopyOnlyWhatTheBuildMakes(Image image) {
        List<String> missing = new ArrayList<>();
        for (Dockerfile.Instruction copy : image.dockerfile().all("COPY")) {
            List<String> words = copy.words();
            boolean isFromStage = copy.flags().stream().anyMatch(it -> it.startsWith("--from="));
            if (!isFromStage) {
                words.subList(0, words.size() - 1).stream()
                        .map(source -> image.dockerfile().resolve(source, image.arguments()))
                        .filter(source -> !isThere(source))
                        .forEach(missing::add);
            }
        }

        assertThat(missing).isEmpty();
    }

    private static boolean isThere(String source) {
        int generated = source.indexOf(NATIVE);
        Path path =
                generated < 0
                        ? Checkout.root().resolve(source)
                        : Checkout.root().resolve(source.substring(0, generated));
        return Files.exists(path);
    }

    /// Every Dockerfile is used.
    @ParameterizedTest
    @MethodSource("files")
    void shouldBeMadeByTheWorkflow(Path file) throws IOException {
        assertThat(images().map(image -> image.dockerfile().file())).contains(file);
    }

    @org.junit.jupiter.api.Test
    void shouldMakeAnImageOfEveryServiceAndOfTheTrainer() throws IOException {
        assertThat(new TreeSet<>(images().map(Image::name).toList()))
                .contains(
                        "feature-service",
                        "feature-service-native",
                        "gateway",
                        "gateway-native",
                        "model-registry",
                        "model-registry-native",
                        "prediction-service",
                        "prediction-service-gpu",
                        "strategy-service",
                        "strategy-service-native",
                        "trainer",
                        "trainer-gpu",
                        "training-orchestrator",
                        "training-orchestrator-native");
    }

    record Image(String name, Dockerfile dockerfile, Map<String, String> arguments) {

        @Override
        public String toString() {
            return name;
        }
    }
}
