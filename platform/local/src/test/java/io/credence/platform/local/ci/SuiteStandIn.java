package io.credence.platform.local.ci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Identity provider and gateway on loopback, with one run that moves on at every look.
public final class SuiteStandIn implements AutoCloseable {

    public static final String CLIENT = "ci.alpha";
    public static final String SECRET = "s3cret-of-the-pipeline";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUNS = "/api/v1/training-runs";
    private static final String MODEL = "/api/v1/models/tcn-ci";

    /// An answer that comes instead of the next one.
    public record Hiccup(int status, @Nullable String retryAfter) {}

    private final HttpServer server;
    private final Map<String, String> bodiesByKey = new HashMap<>();
    private final Deque<Hiccup> hiccups = new ArrayDeque<>();
    private final Set<String> tokens = new HashSet<>();
    private List<String> course = List.of("QUEUED", "RUNNING", "SUCCEEDED");
    private boolean gatesPass = true;
    private long tokenSeconds = 600;
    private int alias;
    private int movedMeanwhile;
    private int looks;
    private boolean cancelled;

    private SuiteStandIn(HttpServer server) {
        this.server = server;
    }

    public static SuiteStandIn start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SuiteStandIn suite = new SuiteStandIn(server);
        server.createContext("/token", suite::token);
        server.createContext("/api/v1", suite::api);
        server.start();
        return suite;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// What a pipeline sets for this suite.
    public Map<String, String> environment() {
        return Map.of(
                "CREDENCE_URL",
                url(),
                "CREDENCE_TOKEN_URL",
                url() + "/token",
                "CREDENCE_CLIENT_ID",
                CLIENT,
                "CREDENCE_CLIENT_SECRET",
                SECRET,
                "GITHUB_REPOSITORY",
                "acme/alpha-models",
                "GITHUB_SHA",
                "0123456789abcdef0123456789abcdef01234567",
                "GITHUB_RUN_ID",
                "42");
    }

    /// The states of the run, one per look; the last one stays.
    public synchronized SuiteStandIn runGoes(String... states) {
        course = List.of(states);
        return this;
    }

    public synchronized SuiteStandIn gatesFail() {
        gatesPass = false;
        return this;
    }

    /// Tokens that are over as soon as they are there.
    public synchronized SuiteStandIn tokensExpireAtOnce() {
        tokenSeconds = 0;
        return this;
    }

    /// No token given so far is taken any more.
    public synchronized void revokeTokens() {
        tokens.clear();
    }

    public synchronized SuiteStandIn aliasPointsTo(int version) {
        alias = version;
        return this;
    }

    /// Somebody else moves the alias so often between a look and a promotion.
    public synchronized SuiteStandIn aliasMovesMeanwhile(int times) {
        movedMeanwhile = times;
        return this;
    }

    public synchronized SuiteStandIn answersFirst(Hiccup... first) {
        hiccups.addAll(List.of(first));
        return this;
    }

    public synchronized int aliasVersion() {
        return alias;
    }

    public synchronized int runs() {
        return bodiesByKey.size();
    }

    public synchronized Set<String> keys() {
        return Set.copyOf(bodiesByKey.keySet());
    }

    public synchronized boolean wasCancelled() {
        return cancelled;
    }

    private synchronized void token(HttpExchange exchange) throws IOException {
        String expected =
                Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (!("Basic " + expected).equals(header(exchange, "Authorization"))) {
            answer(exchange, 401, "{\"error\": \"invalid_client\"}");
            return;
        }
        String token = "token-" + tokens.size() + "-" + looks;
        tokens.add(token);
        answer(
                exchange,
                200,
                "{\"access_token\": \"%s\", \"expires_in\": %d}".formatted(token, tokenSeconds));
    }

    private synchronized void api(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Hiccup hiccup = hiccups.poll();
        if (hiccup != null) {
            if (hiccup.retryAfter() != null) {
                exchange.getResponseHeaders().set("Retry-After", hiccup.retryAfter());
            }
            answer(exchange, hiccup.status(), "{}");
        } else if (!tokens.contains(header(exchange, "Authorization").replace("Bearer ", ""))) {
            problem(exchange, 401, "UNAUTHENTICATED", "no token, or one that is over", "");
        } else if (path.equals(RUNS)) {
            request(exchange);
        } else if (path.endsWith("/cancel")) {
            cancelled = true;
            answer(exchange, 202, run("CANCELLED"));
        } else if (path.startsWith(RUNS)) {
            answer(exchange, 200, run(course.get(Math.min(looks++, course.size() - 1))));
        } else if (path.equals(MODEL + "/versions/7/gates")) {
            answer(exchange, 200, gates());
        } else if (path.equals(MODEL + "/versions/7")) {
            answer(exchange, 200, CARD);
        } else {
            alias(exchange);
        }
    }

    private void request(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode request = JSON.readTree(body);
        if (!request.path("fit").path("maxEpochs").canConvertToInt() && request.has("fit")) {
            problem(
                    exchange,
                    400,
                    "INVALID_PARAMETER_VALUE",
                    "fit.maxEpochs must be in 1..1000",
                    "{\"field\": \"fit.maxEpochs\", \"rule\": \"must be in 1..1000\"}");
            return;
        }
        String earlier = bodiesByKey.putIfAbsent(header(exchange, "Idempotency-Key"), body);
        if (earlier != null && !earlier.equals(body)) {
            problem(exchange, 422, "IDEMPOTENCY_KEY_REUSED", "another spec has the key", "");
        } else {
            answer(exchange, 202, run("REQUESTED"));
        }
    }

    private void alias(HttpExchange exchange) throws IOException {
        if (movedMeanwhile > 0 && exchange.getRequestMethod().equals("PUT")) {
            movedMeanwhile--;
            alias++;
        }
        if (exchange.getRequestMethod().equals("GET")) {
            aliasAsItIs(exchange);
        } else if (alias == 0
                ? header(exchange, "If-None-Match").equals("*")
                : header(exchange, "If-Match").equals(tag())) {
            alias = JSON.readTree(exchange.getRequestBody()).path("version").asInt();
            aliasAsItIs(exchange);
        } else {
            problem(exchange, 412, "PRECONDITION_FAILED", "it was moved since", "");
        }
    }

    private void aliasAsItIs(HttpExchange exchange) throws IOException {
        if (alias == 0) {
            problem(exchange, 404, "RESOURCE_DOES_NOT_EXIST", "it points nowhere", "");
        } else {
            exchange.getResponseHeaders().set("ETag", tag());
            answer(exchange, 200, "{\"version\": %d}".formatted(alias));
        }
    }

    private String tag() {
        return "\"tag-" + alias + "\"";
    }

    private static String run(String state) {
        return """
        {"id": "0190c8a0-0000-7000-8000-000000000001", "model": "tcn-ci", "state": "%s",
         "attempt": 1, "modelVersion": %s, "reason": %s, "detail": null,
         "progress": %s}\
        """
                .formatted(
                        state,
                        state.equals("SUCCEEDED") ? "7" : "null",
                        state.equals("FAILED") ? "\"BAD_DATA\"" : "null",
                        state.equals("RUNNING")
                                ? "{\"phase\": \"FIT\", \"epoch\": 2, \"maxEpochs\": 3, \"trainLoss\": 0.6812, \"etaSeconds\": 12}"
                                : "null");
    }

    private String gates() {
        return """
        {"passed": %s, "checks": [
         {"name": "calibrated_beats_base_rate", "passed": %s, "observed": 0.01, "threshold": 0,
          "explanation": "Its probabilities are better than the base rate."}]}\
        """
                .formatted(gatesPass, gatesPass);
    }

    private static final String CARD =
            """
            {"card": {"test": {"rows": 4000, "baseRate": 0.4, "intervalConfidence": 0.95,
             "skillLow": 0.0031, "skillHigh": 0.0212, "calibrated": {"brier": 0.238,
             "brierSkill": 0.0123}}}}\
            """;

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void problem(
            HttpExchange exchange, int status, String code, String detail, String violation)
            throws IOException {
        answer(
                exchange,
                status,
                "{\"error_code\": \"%s\", \"detail\": \"%s\", \"violations\": [%s]}"
                        .formatted(code, detail, violation));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
