package io.credence.platform.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.local.cluster.Ports;
import io.credence.platform.local.identity.RealmDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `ci retrain` as a pipeline runs it: a process of its own, with its settings in the environment.
final class RetrainStep {

    private static final Duration TIMEOUT = Duration.ofMinutes(8);

    private final Path request;
    private final Map<String, String> environment;

    RetrainStep(Path request, Map<String, String> environment) {
        this.request = request;
        this.environment = environment;
    }

    /// A short training by the tenant's machine `ci`.
    static RetrainStep of(RunningSuite suite, String tenant, String model, JsonNode dataset)
            throws IOException {
        Map<String, Object> training =
                Map.of("model", model, "dataset", dataset, "fit", Map.of("maxEpochs", 1));
        Path file = suite.installation().home().resolve(model + ".json");
        String client = "ci." + tenant;
        String tokenUrl =
                "%s/realms/%s/protocol/openid-connect/token"
                        .formatted(
                                Ports.url(suite.installation().ports().keycloak()),
                                RealmDocument.REALM);
        return new RetrainStep(
                Files.writeString(file, new ObjectMapper().writeValueAsString(training)),
                Map.of(
                        "CREDENCE_URL",
                        suite.gateway(),
                        "CREDENCE_TOKEN_URL",
                        tokenUrl,
                        "CREDENCE_CLIENT_ID",
                        client,
                        "CREDENCE_CLIENT_SECRET",
                        suite.secrets().client(client),
                        "GITHUB_REPOSITORY",
                        "acme/models",
                        "GITHUB_SHA",
                        "4a52e12",
                        "GITHUB_RUN_ID",
                        "1"));
    }

    Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(CommandLine.launcher());
        command.addAll(List.of("ci", "retrain", "--spec", request.toString(), "--poll", "0.3s"));
        command.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output().toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    CommandLine.Result run(String... options) throws IOException, InterruptedException {
        Process process = start(options);
        if (!process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroy();
            throw new IllegalStateException("ci retrain did not end in " + TIMEOUT);
        }
        return new CommandLine.Result(process.exitValue(), Files.readString(output()));
    }

    Path output() {
        return request.resolveSibling(request.getFileName() + ".output");
    }
}
