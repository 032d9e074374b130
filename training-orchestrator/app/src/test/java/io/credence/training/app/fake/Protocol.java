package io.credence.training.app.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.training.api.JobSpec;
import io.credence.training.api.TrainingOutcome;
import io.credence.training.api.TrainingPhase;
import io.credence.training.api.TrainingProgress;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/// How a Job speaks with the orchestrator: token, lease, heartbeat, outcome. A Job whose
/// orchestrator has no address says nothing.
class Protocol {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String attempt;
    private final String token;
    private long fencingToken;

    private Protocol(String attempt, String token) {
        this.attempt = attempt;
        this.token = token;
    }

    static Protocol of(JobSpec job) throws Exception {
        if (job.endpoints().training().isEmpty()) {
            return new Silent();
        }
        JobSpec.Credentials credentials =
                JSON.readValue(Path.of(job.credentialsFile()).toFile(), JobSpec.Credentials.class);
        return new Protocol(
                "%s/api/v1/training-runs/%s/attempts/%d"
                        .formatted(job.endpoints().training(), job.runId(), job.attempt()),
                fetchToken(credentials));
    }

    void lease() throws Exception {
        fencingToken =
                post("/lease", Map.of("holder", "pid-" + ProcessHandle.current().pid()))
                        .get("fencingToken")
                        .asLong();
    }

    /// An orchestrator that is away for a moment does not matter.
    void heartbeat(int epoch) throws Exception {
        try {
            beat(epoch);
        } catch (IOException e) {
            System.out.println("missed a heartbeat: " + e);
        }
    }

    private void beat(int epoch) throws Exception {
        post(
                "/heartbeat",
                Map.of(
                        "fencingToken",
                        fencingToken,
                        "progress",
                        new TrainingProgress(
                                TrainingPhase.FIT, epoch, 3, epoch / 4.0, 0.7, 0.69, 0.24, 12L)));
    }

    void outcome(TrainingOutcome outcome) throws Exception {
        post("/outcome", Map.of("fencingToken", fencingToken, "outcome", outcome));
    }

    private JsonNode post(String path, Map<String, Object> body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(attempt + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build();
        return JSON.readTree(send(http, request));
    }

    private static String fetchToken(JobSpec.Credentials credentials) throws Exception {
        String basic = encode(credentials.clientId()) + ":" + encode(credentials.clientSecret());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(credentials.tokenUrl()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        basic.getBytes(StandardCharsets.UTF_8)))
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        return JSON.readTree(send(HttpClient.newHttpClient(), request))
                .get("access_token")
                .asText();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String send(HttpClient http, HttpRequest request) throws Exception {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
        return response.body().isEmpty() ? "{}" : response.body();
    }

    private static final class Silent extends Protocol {

        Silent() {
            super("", "");
        }

        @Override
        void lease() {}

        @Override
        void heartbeat(int epoch) {}

        @Override
        void outcome(TrainingOutcome outcome) {}
    }
}
