package io.credence.platform.local.ci;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// What the suite said, whether it agreed or not.
record Answer(int status, HttpHeaders headers, JsonNode body) {

    JsonNode orRefuse(String request) {
        if (status >= 300) {
            throw new StepRefused("%s was refused: %s".formatted(request, refusal()));
        }
        return body;
    }

    boolean says(String errorCode) {
        return body.path("error_code").asText().equals(errorCode);
    }

    /// Code, text and each broken rule.
    String refusal() {
        String rules =
                StreamSupport.stream(body.path("violations").spliterator(), false)
                        .map(violation ->
                                "%n  %s %s"
                                        .formatted(
                                                violation.path("field").asText(),
                                                violation.path("rule").asText()))
                        .collect(Collectors.joining());
        return "%d %s: %s%s"
                .formatted(
                        status,
                        body.path("error_code").asText(),
                        body.path("detail").asText("no reason given"),
                        rules);
    }
}
