package io.credence.platform.service.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer as it was given the first time. Headers that belong to one exchange are not kept.
record StoredResponse(int status, Map<String, String> headers, String body) {

    private static final List<String> KEPT = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);

    static StoredResponse of(
            int status,
            MultivaluedMap<String, Object> headers,
            @Nullable Object entity,
            ObjectMapper json)
            throws JsonProcessingException {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT) {
            @Nullable Object value = headers.getFirst(name);
            if (value != null) {
                kept.put(name, value.toString());
            }
        }
        String body =
                switch (entity) {
                    case null -> "";
                    case String text -> text;
                    default -> json.writeValueAsString(entity);
                };
        return new StoredResponse(status, kept, body);
    }

    Response replay() {
        Response.ResponseBuilder response =
                Response.status(status).header("Idempotency-Replayed", "true");
        headers.forEach(response::header);
        if (!body.isEmpty()) {
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(body);
        }
        return response.build();
    }
}
