package io.credence.registry.app.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.credence.platform.api.Violation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares JSON with a record before it is bound to it. Binding alone would read a missing number
/// as 0 and the string "NaN" as a number, and it stops at the first fault. An unknown field is a
/// fault too: what the registry cannot keep it must not seem to have taken.
final class RecordShape {

    /// A caller that sent something else altogether learns nothing from hundreds of faults.
    private static final int MOST_VIOLATIONS = 20;

    private final List<Violation> violations = new ArrayList<>();

    private RecordShape() {}

    static List<Violation> violations(String path, Class<? extends Record> shape, JsonNode json) {
        RecordShape check = new RecordShape();
        check.value(path, shape, json);
        return List.copyOf(check.violations);
    }

    private void value(String path, Type type, JsonNode json) {
        if (violations.size() >= MOST_VIOLATIONS) {
            return;
        }
        if (json.isMissingNode() || json.isNull()) {
            refuse(path, "must be present");
        } else if (type instanceof ParameterizedType container) {
            elements(path, container, json);
        } else if (type instanceof Class<?> shape && shape.isRecord()) {
            components(path, shape, json);
        } else {
            scalar(path, type, json);
        }
    }

    private void components(String path, Class<?> shape, JsonNode json) {
        if (!json.isObject()) {
            refuse(path, "must be an object");
            return;
        }
        Set<String> known = new HashSet<>();
        for (RecordComponent component : shape.getRecordComponents()) {
            String name = component.getName();
            known.add(name);
            value(path + "." + name, component.getGenericType(), json.path(name));
        }
        json.fieldNames()
                .forEachRemaining(
                        name -> require(known.contains(name), path + "." + name, "is unknown"));
    }

    private void elements(String path, ParameterizedType container, JsonNode json) {
        Type[] arguments = container.getActualTypeArguments();
        if (container.getRawType() == List.class) {
            if (!json.isArray()) {
                refuse(path, "must be an array");
                return;
            }
            for (int i = 0; i < json.size(); i++) {
                value(path + "[" + i + "]", arguments[0], json.path(i));
            }
        } else if (container.getRawType() == Map.class) {
            if (!json.isObject()) {
                refuse(path, "must be an object");
                return;
            }
            json.properties()
                    .forEach(entry ->
                            value(path + "." + entry.getKey(), arguments[1], entry.getValue()));
        } else {
            throw new IllegalArgumentException("no rule for " + container);
        }
    }

    private void scalar(String path, Type type, JsonNode json) {
        if (type == double.class) {
            require(
                    json.isNumber() && Double.isFinite(json.doubleValue()),
                    path,
                    "must be a finite number");
        } else if (type == long.class) {
            require(
                    json.isIntegralNumber() && json.canConvertToLong(),
                    path,
                    "must be a whole number");
        } else if (type == int.class) {
            require(
                    json.isIntegralNumber() && json.canConvertToInt(),
                    path,
                    "must be a whole number");
        } else if (type == String.class) {
            require(json.isTextual(), path, "must be a string");
        } else if (type == Instant.class) {
            require(isInstant(json), path, "must be an RFC 3339 time in UTC");
        } else {
            throw new IllegalArgumentException("no rule for " + type);
        }
    }

    private static boolean isInstant(JsonNode json) {
        if (!json.isTextual()) {
            return false;
        }
        try {
            Instant.parse(json.textValue());
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void require(boolean holds, String path, String rule) {
        if (!holds) {
            refuse(path, rule);
        }
    }

    private void refuse(String path, String rule) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(new Violation(path, rule));
        }
    }
}
