package io.credence.prediction.app.oip;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A `parameters` object: string, number or bool values only.
record RequestParameters(Map<String, Object> values) {

    static final RequestParameters NONE = new RequestParameters(Map.of());

    RequestParameters {
        values = Map.copyOf(values);
    }

    /// Reads from the object's start to its end.
    static RequestParameters read(JsonParser json, String owner) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw InvalidTensor.of(owner, "must have an object as parameters");
        }
        Map<String, Object> values = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            Object value =
                    switch (json.nextToken()) {
                        case VALUE_STRING -> json.getText();
                        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
                        case VALUE_TRUE -> true;
                        case VALUE_FALSE -> false;
                        default ->
                                throw InvalidTensor.of(
                                        owner,
                                        "parameter '"
                                                + name
                                                + "' must be a string, number or bool");
                    };
            values.put(name, value);
        }
        return new RequestParameters(values);
    }

    Optional<Boolean> bool(String name, String owner) {
        return Optional.ofNullable(values.get(name))
                .map(value -> {
                    if (value instanceof Boolean flag) {
                        return flag;
                    }
                    throw InvalidTensor.of(owner, "parameter '" + name + "' must be a bool");
                });
    }

    /// A whole number >= 0.
    Optional<Long> count(String name, String owner) {
        return Optional.ofNullable(values.get(name))
                .map(value -> {
                    if (value instanceof Integer || value instanceof Long) {
                        long count = ((Number) value).longValue();
                        if (count >= 0) {
                            return count;
                        }
                    }
                    throw InvalidTensor.of(
                            owner, "parameter '" + name + "' must be a whole number >= 0");
                });
    }

    Optional<String> text(String name, String owner) {
        return Optional.ofNullable(values.get(name))
                .map(value -> {
                    if (value instanceof String text) {
                        return text;
                    }
                    throw InvalidTensor.of(owner, "parameter '" + name + "' must be a string");
                });
    }
}
