package io.credence.platform.testkit.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;

/// What a service said. Of an event stream the text is empty.
public record Answer(int status, HttpHeaders headers, String text) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// A missing node if the body is no JSON.
    public JsonNode json() {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    public boolean isSaidToBeJson() {
        return !text.isEmpty()
                && headers.firstValue("Content-Type").orElse("").startsWith("application/json");
    }

    /// Whether it is an error body as every client expects it.
    public boolean isProblem() {
        JsonNode problem = json();
        return problem.path("status").asInt() == status
                && !problem.path("error_code").asText("").isEmpty()
                && problem.path("error").isTextual()
                && problem.path("message").isTextual()
                && problem.path("violations").isArray();
    }

    @Override
    public String toString() {
        return status + " " + text.substring(0, Math.min(text.length(), 300));
    }
}
