package io.credence.platform.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.api.Role;
import io.credence.platform.testkit.contract.Answer;
import io.credence.platform.testkit.contract.ApiDocument;
import io.credence.platform.testkit.contract.Call;
import io.credence.platform.testkit.contract.Operation;
import io.credence.platform.testkit.contract.Row;
import io.credence.platform.testkit.contract.Service;
import io.credence.platform.testkit.contract.TestedApi;
import io.credence.platform.testkit.oidc.Tokens;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every operation with calls that are wrong somewhere: never a failure of the server, never a word
/// of its insides, never half a write. `-Dcredence.fuzz.cases` and `-Dcredence.fuzz.seed` ask for
/// others. A service extends it with its [TestedApi].
public abstract class FuzzedApi {

    private static final System.Logger LOG = System.getLogger(FuzzedApi.class.getName());
    private static final int CASES = Integer.getInteger("credence.fuzz.cases", 200);
    private static final long SEED = Long.getLong("credence.fuzz.seed", 1);
    private static final int ENOUGH_PER_OPERATION = 3;
    // A larger limit is reached once; a very large one takes too long.
    private static final int FAST_TO_STREAM = 16 << 20;
    private static final int MOST_TO_STREAM = 128 << 20;
    // The HTTP server refuses a line or a header that is too long, with the status alone.
    private static final Set<Integer> BEFORE_THE_SERVICE = Set.of(414, 431);
    private static final Pattern INSIDES =
            Pattern.compile(
                    "\\tat |\\bat [a-z]+\\.|\\.java:|\\wException"
                            + "|\\b(?:java|jakarta|io\\.(?:credence|quarkus|vertx)|org\\.\\w+)\\.\\w+\\."
                            + "|SQLSTATE|relation \"|constraint \"");

    private final List<String> broken = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    protected abstract TestedApi tested();

    @Test
    void shouldRefuseWhatIsWrongAndWriteNothing() throws SQLException {
        TestedApi api = tested();
        Map<String, String> objects = api.objects(TestedApi.ALPHA);
        Optional<Tables> tables = Tables.of(api, TestedApi.ALPHA);
        try (Service service = Service.underTest()) {
            ApiDocument document = ApiDocument.of(service, api.standInPaths());
            Fuzzer fuzzer = new Fuzzer(document, SEED);
            for (Row row : api.rows()) {
                Operation operation = document.operation(row);
                List<Call> calls = new ArrayList<>();
                for (int number = 0; number < CASES; number++) {
                    calls.add(fuzzer.draft(operation, row, objects, number).toCall());
                }
                run(service, row, operation, calls, tables);
            }
        } finally {
            if (tables.isPresent()) {
                tables.get().close();
            }
        }
        LOG.log(System.Logger.Level.INFO, "{0}: cases by status {1}", api.name(), statuses);
        assertThat(broken).isEmpty();
    }

    @Test
    void shouldRefuseABodyBeyondTheLimit() throws IOException {
        TestedApi api = tested();
        Map<String, String> objects = api.objects(TestedApi.ALPHA);
        long most =
                ConfigProvider.getConfig()
                        .getValue("quarkus.http.limits.max-body-size", MemorySize.class)
                        .asLongValue();
        Set<String> streamed = new TreeSet<>();
        try (Service service = Service.underTest()) {
            ApiDocument document = ApiDocument.of(service, api.standInPaths());
            for (Row row : api.rows()) {
                Operation operation = document.operation(row);
                Draft draft = new Draft(operation, row, objects);
                if (draft.body.length == 0) {
                    continue;
                }
                String head = head(draft.toCall(), token(row, operation));
                expectTooLarge(
                        row, RawHttp.send(head + "Content-Length: " + (most + 1) + "\r\n\r\n"));
                boolean soon = most <= FAST_TO_STREAM || streamed.isEmpty();
                if (soon
                        && most <= MOST_TO_STREAM
                        && streamed.add(draft.headers.getOrDefault("Content-Type", ""))) {
                    expectRefused(row, RawHttp.sendChunks(head, most));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private void expectTooLarge(Row row, String answer) {
        if (!answer.startsWith("HTTP/1.1 413 ") || !answer.contains("PAYLOAD_TOO_LARGE")) {
            broken.add(row.operation() + ": " + answer);
        }
    }

    // Who reads as it comes may see before that it is nothing he knows.
    private void expectRefused(Row row, String answer) {
        if (!answer.startsWith("HTTP/1.1 413 ") && !answer.startsWith("HTTP/1.1 400 ")) {
            broken.add(row.operation() + ": " + answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: abc\r\n\r\n",
                "POST /api/v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "POST /api/v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "POST /api/v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /api/v1/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST /api/v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "GET /api/v1/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/v1/x?%zz=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/v1/../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api\u0000/v1 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET api/v1 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET http://[::1 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/v1/x HTTP/9.9\r\nHost: a\r\n\r\n",
                "GET /api/v1/x HTTP/1.1\r\n\r\n",
                "GET /api/v1/x HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /api/v1/x HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \u0000\u00ff\r\n\r\n",
                "GET /api/v1/x HTTP/1.1\r\nHost: a\r\n: nothing\r\n\r\n",
                "BREW /api/v1/x HTTP/1.1\r\nHost: a\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\r\n\r\n",
            })
    void shouldSurviveWhatIsNoRequest(String bytes) throws IOException {
        // When
        String answer = RawHttp.sendNonsense(bytes);
        // Then: refused, or hung up
        assertThat(answer).matches("(?s)|HTTP/\\d.\\d (?:4\\d\\d|505) .*");
        try (Service service = Service.underTest()) {
            ApiDocument document = ApiDocument.of(service, List.of());
            assertThat(document.operations()).isNotEmpty();
        }
    }

    private static String head(Call call, String token) {
        StringBuilder head = new StringBuilder(call + " HTTP/1.1\r\nHost: localhost\r\n");
        call.headers()
                .forEach(
                        header -> head.append(header.getKey() + ": " + header.getValue() + "\r\n"));
        return head + "Authorization: Bearer " + token + "\r\n";
    }

    private static String token(Row row, Operation operation) {
        return Tokens.of(TestedApi.ALPHA)
                .client(row.clientOf(TestedApi.ALPHA))
                .roles(operation.roles().toArray(Role[]::new))
                .sign();
    }

    private void run(
            Service service,
            Row row,
            Operation operation,
            List<Call> calls,
            Optional<Tables> tables)
            throws SQLException {
        String token = token(row, operation);
        Map<String, String> before = look(tables);
        int enough = broken.size() + ENOUGH_PER_OPERATION;
        for (int number = 0; number < calls.size() && broken.size() < enough; number++) {
            Call call = calls.get(number);
            String name = "%s, case %d: %s".formatted(row.operation(), number, describe(call));
            Optional<Answer> answer = send(service, call, token);
            if (answer.isEmpty()) {
                continue;
            }
            statuses.merge(answer.get().status(), 1, Integer::sum);
            complaint(row, answer.get())
                    .ifPresent(what -> broken.add(what + ": " + name + " -> " + answer.get()));
            boolean mayWrite = answer.get().status() < 400 && !operation.method().equals("GET");
            Map<String, String> after = look(tables);
            if (!mayWrite && !after.equals(before)) {
                broken.add("a write: " + name + " -> " + before + " to " + after);
            }
            before = after;
        }
    }

    private static Map<String, String> look(Optional<Tables> tables) throws SQLException {
        return tables.isPresent() ? tables.get().look() : Map.of();
    }

    private Optional<Answer> send(Service service, Call call, String token) {
        try {
            return Optional.of(service.send(call, Optional.of(token)));
        } catch (IllegalArgumentException _) {
            // No client can send it; the tests of raw requests do.
            return Optional.empty();
        } catch (UncheckedIOException e) {
            broken.add("no answer: " + describe(call) + " -> " + e);
            return Optional.empty();
        }
    }

    private static Optional<String> complaint(Row row, Answer answer) {
        if (answer.status() >= 500 && !row.failures().contains(answer.status())) {
            return Optional.of("the server failed");
        }
        if (answer.status() < 400) {
            boolean broken = answer.isSaidToBeJson() && answer.json().isMissingNode();
            return broken ? Optional.of("it is no JSON") : Optional.empty();
        }
        if (BEFORE_THE_SERVICE.contains(answer.status())) {
            return Optional.empty();
        }
        if (!answer.isProblem() && !row.failures().contains(answer.status())) {
            return Optional.of("no error body");
        }
        return INSIDES.matcher(answer.text()).find()
                ? Optional.of("it shows its insides")
                : Optional.empty();
    }

    private static String describe(Call call) {
        String body = new String(call.body(), java.nio.charset.StandardCharsets.UTF_8);
        String text = call + " " + call.headers() + " " + body;
        return text.substring(0, Math.min(text.length(), 600));
    }
}
