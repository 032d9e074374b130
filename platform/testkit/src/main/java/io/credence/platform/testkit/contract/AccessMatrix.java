package io.credence.platform.testkit.contract;

import static io.credence.platform.testkit.contract.TestedApi.ALPHA;
import static io.credence.platform.testkit.contract.TestedApi.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may call what, for every operation of the document, and that no tenant meets another's data.
/// A service extends it with its [TestedApi].
public abstract class AccessMatrix {

    private static final System.Logger LOG = System.getLogger(AccessMatrix.class.getName());
    private static final int LONG_ENOUGH_TO_BE_UNLIKE = 3;
    private static final String KEY = "Idempotency-Key";

    private final Service service = Service.underTest();
    private final List<String> broken = new ArrayList<>();
    private TestedApi api;
    private ApiDocument document;
    private int calls;

    protected abstract TestedApi tested();

    @BeforeEach
    void prepare() {
        api = tested();
        document = ApiDocument.of(service, api.standInPaths());
        api.objects(ALPHA);
        api.objects(BETA);
    }

    @AfterEach
    void report() {
        LOG.log(
                System.Logger.Level.INFO,
                "{0}: {1} operations, {2} calls",
                api.name(),
                document.operations().size(),
                calls);
        service.close();
    }

    @Test
    void shouldHaveARowForEveryOperation() {
        List<String> rows = api.rows().stream().map(Row::operation).toList();
        assertThat(rows).doesNotHaveDuplicates();
        assertThat(rows).containsExactlyInAnyOrderElementsOf(document.operations().keySet());
        assertThat(ApiDocument.committed(api.name())).isEqualTo(document.operations().keySet());
    }

    @Test
    void shouldBeOpenOnlyWhereTheRowSaysSo() {
        for (Row row : api.rows()) {
            Operation operation = operation(row);
            if (operation.isOpen() != row.isOpen()) {
                broken.add(operation + " is " + (operation.isOpen() ? "open" : "closed"));
            } else if (row.isOpen()) {
                expect(row, "without a token", send(row, ALPHA, Optional.empty()), 200);
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void shouldAnswer401ToEveryBadToken() {
        Map<String, Optional<String>> tokens = BadTokens.all();
        closedRows()
                .forEach(row ->
                        tokens.forEach((fault, token) -> {
                            Answer answer = send(row, ALPHA, token);
                            expect(row, fault, answer, 401);
                            if (answer.headers().firstValue("WWW-Authenticate").isEmpty()) {
                                broken.add(row.operation() + " does not say how to authenticate");
                            }
                        }));
        assertThat(broken).isEmpty();
    }

    @Test
    void shouldAnswer403ToEveryWrongRole() {
        closedRows()
                .forEach(row -> {
                    Set<Role> wrong = EnumSet.allOf(Role.class);
                    wrong.removeAll(operation(row).roles());
                    for (Role role : wrong) {
                        expect(
                                row,
                                "as " + role,
                                send(row, ALPHA, token(row, ALPHA, Set.of(role))),
                                403);
                    }
                    expect(row, "no role", send(row, ALPHA, token(row, ALPHA, Set.of())), 403);
                    Tokens nobody = Tokens.withoutTenant().roles(Role.values());
                    expect(row, "no tenant", send(row, ALPHA, Optional.of(nobody.sign())), 403);
                });
        assertThat(broken).isEmpty();
    }

    @Test
    void shouldLetInEveryRoleOfTheOperation() {
        closedRows()
                .forEach(row -> {
                    for (Role role : operation(row).roles()) {
                        Answer answer = send(row, ALPHA, token(row, ALPHA, Set.of(role)));
                        boolean failed =
                                answer.status() >= 500 && !row.failures().contains(answer.status());
                        if (answer.status() == 401 || answer.status() == 403 || failed) {
                            broken.add(row.operation() + " as " + role + ": " + answer);
                        }
                    }
                });
        assertThat(broken).isEmpty();
    }

    @Test
    void shouldHideAnotherTenantsObjectAsIfItWereMissing() {
        closedRows()
                .filter(row -> !row.named().isEmpty())
                .forEach(row -> {
                    for (String object : row.named()) {
                        Answer hidden = sendWith(row, object, api.objects(ALPHA));
                        Answer missing = sendWith(row, object, api.missing());
                        String what = "with another's " + object;
                        expect(row, what, hidden, row.hidden());
                        JsonNode seen = comparable(hidden, value(api.objects(ALPHA), object));
                        JsonNode unknown = comparable(missing, value(api.missing(), object));
                        if (!seen.equals(unknown)) {
                            broken.add(
                                    row.operation() + " " + what + ": " + seen + " not " + unknown);
                        }
                    }
                });
        assertThat(broken).isEmpty();
    }

    // All else in the call is the tenant's own.
    private Answer sendWith(Row row, String object, Map<String, String> source) {
        Map<String, String> objects = new java.util.HashMap<>(api.objects(BETA));
        objects.put(object, value(source, object));
        return send(row, objects, token(row, BETA, operation(row).roles()));
    }

    @Test
    void shouldNeverShowAnotherTenantsObject() {
        Set<String> others = new TreeSet<>(api.objects(ALPHA).values());
        others.removeAll(api.objects(BETA).values());
        others.removeIf(value -> value.length() < LONG_ENOUGH_TO_BE_UNLIKE);
        closedRows()
                .forEach(row -> {
                    String own = everything(row, ALPHA);
                    String foreign = everything(row, BETA);
                    for (String object : row.shown()) {
                        if (!own.contains(value(api.objects(ALPHA), object))) {
                            broken.add(row.operation() + " does not show the owner's " + object);
                        }
                    }
                    others.stream()
                            .filter(foreign::contains)
                            .forEach(value ->
                                    broken.add(row.operation() + " shows another's " + value));
                });
        assertThat(broken).isEmpty();
    }

    @Test
    void shouldRefuseAnotherTenantsPageToken() {
        closedRows()
                .filter(row -> operation(row).hasQuery("page_token"))
                .forEach(row -> {
                    Operation operation = operation(row);
                    Set<Role> roles = operation.roles();
                    Call first = row.call(operation, api.objects(ALPHA)).query("page_size", "1");
                    Answer page = send(first, token(row, ALPHA, roles));
                    String next = page.json().path("nextPageToken").asText("");
                    if (next.isEmpty()) {
                        broken.add(row.operation() + " has no second page: " + page);
                        return;
                    }
                    Call second =
                            row.call(operation, api.objects(BETA))
                                    .query("page_size", "1")
                                    .query("page_token", next);
                    Answer answer = send(second, token(row, BETA, roles));
                    expect(row, "with another's page token", answer, 400);
                    if (!answer.json().at("/violations/0/field").asText().equals("page_token")) {
                        broken.add(row.operation() + " does not name the page token: " + answer);
                    }
                });
        assertThat(broken).isEmpty();
    }

    @Test
    void shouldAskEveryOperationThatTakesAKeyWithOne() {
        List<String> withKey =
                api.rows().stream()
                        .filter(row -> operation(row).hasHeader(KEY))
                        .map(Row::operation)
                        .toList();
        assertThat(api.rows().stream().filter(Row::takesKey).map(Row::operation))
                .containsExactlyElementsOf(withKey);
    }

    @Test
    void shouldNotReplayWhatAnotherTenantsKeyStored() {
        closedRows()
                .filter(Row::isKeyed)
                .forEach(row -> {
                    String key = UUID.randomUUID().toString();
                    Set<Role> roles = operation(row).roles();
                    Call call = keyed(row, ALPHA, key);
                    Answer first = send(call, token(row, ALPHA, roles));
                    Answer again = send(call, token(row, ALPHA, roles));
                    Answer other = send(keyed(row, BETA, key), token(row, BETA, roles));
                    if (first.status() >= 400
                            || !isReplay(again)
                            || !again.text().equals(first.text())) {
                        broken.add(
                                row.operation()
                                        + " is not kept by its key: "
                                        + first
                                        + ", "
                                        + again);
                    }
                    if (isReplay(other) || other.status() >= 400) {
                        broken.add(row.operation() + " is not the other's own: " + other);
                    }
                });
        assertThat(broken).isEmpty();
    }

    private Call keyed(Row row, String tenant, String key) {
        return row.call(operation(row), api.objects(tenant)).with(KEY, key);
    }

    private static boolean isReplay(Answer answer) {
        return answer.headers().firstValue("Idempotency-Replayed").isPresent();
    }

    /// The whole list if it has pages.
    private String everything(Row row, String tenant) {
        Operation operation = operation(row);
        Optional<String> token = token(row, tenant, operation.roles());
        Call call = row.call(operation, api.objects(tenant));
        if (!operation.hasQuery("page_token")) {
            return send(call, token).text();
        }
        StringBuilder all = new StringBuilder();
        String next = "";
        do {
            Call page = call.query("page_size", "500");
            Answer answer = send(next.isEmpty() ? page : page.query("page_token", next), token);
            all.append(answer.text());
            next = answer.json().path("nextPageToken").asText("");
        } while (!next.isEmpty());
        return all.toString();
    }

    private static String value(Map<String, String> objects, String name) {
        return Objects.requireNonNull(objects.get(name), name);
    }

    // Without what names the request, and with one word for the object.
    private static JsonNode comparable(Answer answer, String object) {
        JsonNode body = answer.json();
        if (body instanceof ObjectNode problem) {
            problem.remove(List.of("traceId", "instance"));
        }
        return called(body, object);
    }

    /// The same with the object called by one name wherever an answer says it.
    private static JsonNode called(JsonNode node, String object) {
        switch (node) {
            case ObjectNode fields ->
                    fields.properties()
                            .forEach(field -> field.setValue(called(field.getValue(), object)));
            case ArrayNode items -> {
                for (int i = 0; i < items.size(); i++) {
                    items.set(i, called(items.get(i), object));
                }
            }
            case TextNode text -> {
                return TextNode.valueOf(text.asText().replace(object, "it"));
            }
            default -> {}
        }
        return node;
    }

    private void expect(Row row, String how, Answer answer, int status) {
        boolean meant = row.failures().contains(status);
        boolean problem = status < 400 || meant || answer.isProblem();
        if (answer.status() != status || !problem) {
            broken.add(row.operation() + " " + how + ": " + answer);
        }
    }

    private Stream<Row> closedRows() {
        return api.rows().stream().filter(row -> !operation(row).isOpen());
    }

    private Operation operation(Row row) {
        return document.operation(row);
    }

    private Answer send(Row row, String tenant, Optional<String> token) {
        return send(row, api.objects(tenant), token);
    }

    private Answer send(Row row, Map<String, String> objects, Optional<String> token) {
        return send(row.call(operation(row), objects), token);
    }

    private Answer send(Call call, Optional<String> token) {
        calls++;
        return service.send(call, token);
    }

    private static Optional<String> token(Row row, String tenant, Set<Role> roles) {
        return Optional.of(
                Tokens.of(tenant)
                        .client(row.clientOf(tenant))
                        .roles(roles.toArray(Role[]::new))
                        .sign());
    }
}
