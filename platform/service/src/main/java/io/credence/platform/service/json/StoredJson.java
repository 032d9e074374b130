package io.credence.platform.service.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/// JSON in columns. It has settings of its own: what the API takes and gives may change, what is
/// stored must stay readable, also when a newer instance wrote it during a rollout. What cannot be
/// read back is damage or a bug, never the caller's fault.
public final class StoredJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private StoredJson() {}

    /// For those who map columns themselves.
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot store " + value.getClass().getName(), e);
        }
    }

    public static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw damaged(type, e);
        }
    }

    public static <T> List<T> readList(String text, Class<T> element) {
        CollectionType list = MAPPER.getTypeFactory().constructCollectionType(List.class, element);
        try {
            return MAPPER.readValue(text, list);
        } catch (JsonProcessingException e) {
            throw damaged(element, e);
        }
    }

    private static IllegalStateException damaged(Class<?> type, Exception cause) {
        return new IllegalStateException("stored " + type.getSimpleName() + " is damaged", cause);
    }
}
