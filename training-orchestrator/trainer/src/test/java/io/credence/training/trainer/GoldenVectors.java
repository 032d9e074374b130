package io.credence.training.trainer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.credence.training.trainer.job.JobJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Expected values from independent projects, which lie beside the project where they are present.
public record GoldenVectors(Map<?, ?> block) {

    /// Skips the test where the file is not there.
    public static GoldenVectors block(String name) throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        Path file =
                Objects.requireNonNull(root, "no project root above the working directory")
                        .resolve("../shared/fixtures/golden-vectors.json");
        assumeTrue(Files.exists(file), "skipped: no " + file.normalize());
        Map<?, ?> all = JobJson.read(Files.readAllBytes(file), Map.class);
        return new GoldenVectors((Map<?, ?>) Objects.requireNonNull(all.get(name)));
    }

    public double number(String field) {
        return ((Number) Objects.requireNonNull(block.get(field))).doubleValue();
    }

    public double number(String parent, String field) {
        return new GoldenVectors((Map<?, ?>) Objects.requireNonNull(block.get(parent)))
                .number(field);
    }

    public double[] numbers(String field) {
        return ((List<?>) Objects.requireNonNull(block.get(field)))
                .stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
    }

    /// Whether each number is positive.
    public boolean[] outcomes(String field) {
        double[] numbers = numbers(field);
        boolean[] outcomes = new boolean[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            outcomes[i] = numbers[i] > 0;
        }
        return outcomes;
    }
}
