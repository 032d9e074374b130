package io.credence.strategy.app.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.CollectionType;
import jakarta.inject.Singleton;
import java.util.List;

/// Documents inside rows. What cannot be read back is damage or a bug, never the caller's fault.
@Singleton
class JsonText {

    private final ObjectMapper json;

    JsonText(ObjectMapper json) {
        this.json = json;
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }

    <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored " + type.getSimpleName() + " is damaged", e);
        }
    }

    <T> List<T> readList(String text, Class<T> element) {
        CollectionType type = json.getTypeFactory().constructCollectionType(List.class, element);
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored " + element.getSimpleName() + " is damaged", e);
        }
    }
}
