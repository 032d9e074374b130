package io.credence.platform.testkit.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.credence.platform.testkit.contract.ApiDocument;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// JSON texts that a schema allows, mostly.
final class SchemaValues {

    private static final int DEEPEST = 6;

    private final ApiDocument document;

    SchemaValues(ApiDocument document) {
        this.document = document;
    }

    String value(JsonNode schema, RandomGenerator random) {
        return value(schema, random, 0);
    }

    private String value(JsonNode reference, RandomGenerator random, int depth) {
        JsonNode schema = document.resolve(reference);
        if (depth > DEEPEST || random.nextInt(12) == 0) {
            return OddValues.json(random);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size())).toString();
        }
        if (schema.has("examples") && random.nextBoolean()) {
            return schema.get("examples").get(0).toString();
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, random, depth);
            case "array" -> array(schema.path("items"), random, depth);
            case "integer", "number" -> OddValues.number(random);
            case "boolean" -> Boolean.toString(random.nextBoolean());
            default -> OddValues.quoted(OddValues.word(random));
        };
    }

    private String object(JsonNode schema, RandomGenerator random, int depth) {
        return schema.path("properties").properties().stream()
                .filter(_ -> random.nextInt(10) > 0)
                .map(property ->
                        OddValues.quoted(property.getKey())
                                + ":"
                                + value(property.getValue(), random, depth + 1))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String array(JsonNode items, RandomGenerator random, int depth) {
        return random.ints(random.nextInt(4))
                .mapToObj(_ -> value(items, random, depth + 1))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
