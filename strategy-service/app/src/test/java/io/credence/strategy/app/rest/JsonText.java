package io.credence.strategy.app.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// Bodies that no map can express.
final class JsonText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonText() {}

    static String withField(Map<String, Object> body, String field, String json) {
        try {
            ObjectNode object = JSON.valueToTree(body);
            object.set(field, JSON.readTree(json));
            return object.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
