package io.credence.training.app.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.training.api.JobSpec;
import io.credence.training.api.TrainingOutcome;
import io.credence.training.api.TrainingPhase;
import io.credence.training.api.TrainingProgress;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a Job speaks with the orchestrator: token, lease, heartbeat, outcome. A Job whose
/// orchestrator has no address says nothing.
class Protocol {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BEAT = Duration.ofMillis(50);

    private final String attempt;
    private final String token;
    private final @Nullable String proof;
    private long fencingToken;

    private Protocol(String attempt, String token, @Nullable String proof) {
        this.attempt = attempt;
        this.token = token;
        this.proof = proof;
    }

    static Protocol of(JobSpec job) throws Exception {
        if (job.endpoints().training().isEmpty()) {
            return new Silent();
        }
        return of(
                job,
                JSON.readValue(Path.of(job.credentialsFile()).toFile(), JobSpec.Credentials.class),
                null);
    }

    /// @param proof of who it is, where its launcher asks for that
    static Protocol of(JobSpec job, JobSpec.Credentials credentials, @Nullable String proof)
            throws IOException {
        return new Protocol(
                "%s/api/v1/training-runs/%s/attempts/%d"
                        .formatted(job.endpoints().training(), job.runId(), job.attempt()),
                fetchToken(credentials),
                proof);
    }

    @FunctionalInterface
    interface Word {
        void say() throws Exception;
    }

    static void insist(Word word) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                word.say();
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.sleep(BEAT);
            }
        }
    }

    void lease() throws Exception {
        fencingToken = post("/lease", holder()).get("fencingToken").asLong();
    }

    private Map<String, Object> holder() {
        String process = "pid-" + ProcessHandle.current().pid();
        return proof == null
                ? Map.of("holder", process)
                : Map.of("holder", process, "token", proof);
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

    private JsonNode post(String path, Map<String, Object> body) throws IOException {
        return send(
                attempt + path,
                "Bearer " + token,
                "application/json",
                JSON.writeValueAsString(body));
    }

    private static String fetchToken(JobSpec.Credentials credentials) throws IOException {
        String basic = encode(credentials.clientId()) + ":" + encode(credentials.clientSecret());
        return send(
                        credentials.tokenUrl(),
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(basic.getBytes(StandardCharsets.UTF_8)),
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials")
                .get("access_token")
                .asText();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    // The old client, because the new one first sets up TLS.
    private static JsonNode send(String url, String authorization, String type, String body)
            throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("Authorization", authorization);
        connection.setRequestProperty("Content-Type", type);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        if (connection.getResponseCode() >= 300) {
            throw new IOException("status " + connection.getResponseCode());
        }
        byte[] answer = connection.getInputStream().readAllBytes();
        return answer.length == 0 ? JSON.createObjectNode() : JSON.readTree(answer);
    }

    private static final class Silent extends Protocol {

        Silent() {
            super("", "", null);
        }

        @Override
        void lease() {}

        @Override
        void heartbeat(int epoch) {}

        @Override
        void outcome(TrainingOutcome outcome) {}
    }
}
