package io.credence.platform.local.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.credence.platform.local.architecture.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A GitHub workflow.
record Workflow(Path file, String text, JsonNode root) {

    static final Path FOLDER = Checkout.root().resolve(".github/workflows");

    static Workflow read(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        String text = Files.readString(file);
        return new Workflow(file, text, new YAMLMapper().readTree(text));
    }

    List<JsonNode> matrix(String job) {
        List<JsonNode> rows = new ArrayList<>();
        root.at("/jobs/" + job + "/strategy/matrix/include").forEach(rows::add);
        return rows;
    }

    List<JsonNode> steps() {
        List<JsonNode> steps = new ArrayList<>();
        root.path("jobs").forEach(job -> job.path("steps").forEach(steps::add));
        return steps;
    }

    JsonNode step(String name) {
        return steps().stream()
                .filter(step -> step.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
