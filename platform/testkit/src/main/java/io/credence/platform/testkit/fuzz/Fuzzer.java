package io.credence.platform.testkit.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.credence.platform.testkit.contract.ApiDocument;
import io.credence.platform.testkit.contract.Operation;
import io.credence.platform.testkit.contract.Operation.Parameter;
import io.credence.platform.testkit.contract.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Makes the cases: a good call, spoilt in one to three places.
final class Fuzzer {

    private static final List<String> HEADERS =
            List.of(
                    "Accept",
                    "Accept-Encoding",
                    "If-Match",
                    "If-None-Match",
                    "Idempotency-Key",
                    "Range",
                    "X-Forwarded-Host",
                    "Cookie",
                    "traceparent",
                    "Content-Language");
    private static final List<String> HEADER_VALUES =
            List.of(
                    "*",
                    "\"1\"",
                    "W/\"1\"",
                    "\"",
                    "1, 2",
                    "application/xml",
                    "text/event-stream",
                    "a/b/c;q=x",
                    "bytes=5-1",
                    "00-0-0-0",
                    "-1",
                    "99999999999999999999",
                    "a b c",
                    "x".repeat(4_000));

    private final SchemaValues schemas;
    private final long seed;

    Fuzzer(ApiDocument document, long seed) {
        this.schemas = new SchemaValues(document);
        this.seed = seed;
    }

    /// The same for the same seed, operation and number, but for objects and unique words.
    Draft draft(Operation operation, Row row, Map<String, String> objects, int number) {
        long origin = seed * 1_000_003 + operation.id().hashCode() * 31L + number;
        RandomGenerator random = new SplittableRandom(origin);
        Draft draft = new Draft(operation, row, objects);
        for (int places = 1 + random.nextInt(3); places > 0; places--) {
            spoil(draft, random);
        }
        return draft;
    }

    private void spoil(Draft draft, RandomGenerator random) {
        switch (random.nextInt(10)) {
            case 0 -> path(draft, random);
            case 1, 2 -> query(draft, random);
            case 3 -> header(draft, random);
            case 4 -> BodyMutation.apply(draft, random);
            case 5 -> fromSchema(draft, random);
            default -> {
                if (draft.hasJson()) {
                    JsonMutation.apply(draft, random);
                } else if (draft.body.length > 0) {
                    BodyMutation.apply(draft, random);
                } else {
                    parameter(draft, random);
                }
            }
        }
    }

    private static void parameter(Draft draft, RandomGenerator random) {
        if (random.nextBoolean()) {
            path(draft, random);
        } else {
            query(draft, random);
        }
    }

    private static void path(Draft draft, RandomGenerator random) {
        if (!draft.path.isEmpty()) {
            String name = OddValues.pick(List.copyOf(draft.path.keySet()), random);
            String odd = OddValues.encoded(random);
            boolean append = random.nextInt(3) == 0;
            draft.path.put(name, append ? draft.path.get(name) + odd : odd);
        }
    }

    private static void query(Draft draft, RandomGenerator random) {
        List<String> names =
                draft.operation().parameters().stream()
                        .filter(parameter -> parameter.in().equals("query"))
                        .map(Parameter::name)
                        .toList();
        boolean unknown = names.isEmpty() || random.nextInt(10) == 0;
        String name = unknown ? "unknown" : OddValues.pick(names, random);
        if (random.nextInt(4) > 0) {
            draft.query.removeIf(value -> value.getKey().equals(name));
        }
        if (random.nextInt(8) > 0) {
            draft.query.add(Map.entry(name, OddValues.encoded(random)));
        }
    }

    private static void header(Draft draft, RandomGenerator random) {
        List<String> declared =
                draft.operation().parameters().stream()
                        .filter(parameter -> parameter.in().equals("header"))
                        .map(Parameter::name)
                        .toList();
        boolean own = !declared.isEmpty() && random.nextBoolean();
        draft.headers.put(
                OddValues.pick(own ? declared : HEADERS, random),
                OddValues.pick(HEADER_VALUES, random));
    }

    private void fromSchema(Draft draft, RandomGenerator random) {
        JsonNode schema = draft.operation().bodies().get("application/json");
        if (schema != null) {
            draft.body = schemas.value(schema, random).getBytes(StandardCharsets.UTF_8);
        }
    }
}
