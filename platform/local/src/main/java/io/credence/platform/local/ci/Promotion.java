package io.credence.platform.local.ci;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;

/// Points an alias to a version that passed, unless somebody has moved it to a newer one.
final class Promotion {

    private static final int NOT_FOUND = 404;
    private static final int MOST_TRIES = 5;

    private final Gateway gateway;
    private final Consumer<String> log;

    Promotion(Gateway gateway, Consumer<String> log) {
        this.gateway = gateway;
        this.log = log;
    }

    StepResult promote(String model, int version, String alias) throws InterruptedException {
        String path = "/api/v1/models/%s/aliases/%s".formatted(model, alias);
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            Answer current = gateway.get(path);
            int pointsTo = current.body().path("version").asInt();
            if (current.status() < 300 && pointsTo > version) {
                log.accept(
                        "%s points to version %d, newer than %d, and stays there"
                                .formatted(alias, pointsTo, version));
                return StepResult.PASSED;
            }
            Answer moved = gateway.put(path, body(version), condition(current, alias));
            if (moved.says("GATE_FAILED")) {
                log.accept("the promotion was refused: " + moved.refusal());
                return StepResult.NOT_PASSED;
            }
            if (!moved.says("PRECONDITION_FAILED")) {
                moved.orRefuse("the promotion");
                log.accept("%s -> version %d".formatted(alias, version));
                return StepResult.PASSED;
            }
            log.accept(alias + " was moved meanwhile; looking again");
        }
        throw new NoAnswer(
                "%s of %s was moved %d times meanwhile".formatted(alias, model, MOST_TRIES));
    }

    private static ObjectNode body(int version) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", version)
                .put("reason", "ci: gates passed");
    }

    private static Map<String, String> condition(Answer current, String alias) {
        if (current.status() == NOT_FOUND) {
            return Map.of("If-None-Match", "*");
        }
        current.orRefuse("the look at " + alias);
        return Map.of("If-Match", current.headers().firstValue("ETag").orElse("*"));
    }
}
