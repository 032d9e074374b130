package io.credence.platform.local.ci;

import com.fasterxml.jackson.databind.JsonNode;
import io.credence.platform.local.evidence.VerdictLines;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks for the run, waits for its end, shows the verdict, promotes if asked to.
public final class Retraining {

    private static final String RUNS = "/api/v1/training-runs";

    /// What a step is asked to do.
    ///
    /// @param idempotencyKey the same key finds the same run
    /// @param promote the alias to move if the gates pass
    public record Order(RequestFile request, String idempotencyKey, @Nullable String promote) {}

    private final Gateway gateway;
    private final Order order;
    private final Consumer<String> log;
    private volatile boolean asked;
    private volatile boolean over;

    public Retraining(Gateway gateway, Order order, Consumer<String> log) {
        this.gateway = gateway;
        this.order = order;
        this.log = log;
    }

    public StepResult run() throws InterruptedException {
        JsonNode run = awaitEnd(start());
        over = true;
        if (!state(run).equals("SUCCEEDED")) {
            log.accept(
                    "the run ended as %s: %s %s"
                            .formatted(
                                    state(run),
                                    run.path("reason").asText(""),
                                    run.path("detail").asText("")));
            return StepResult.RUN_ENDED_WITHOUT_MODEL;
        }
        String model = run.path("model").asText();
        int version = run.path("modelVersion").asInt();
        boolean passed = judge(model, version);
        if (passed && order.promote() != null) {
            return new Promotion(gateway, log).promote(model, version, order.promote());
        }
        return passed ? StepResult.PASSED : StepResult.NOT_PASSED;
    }

    /// Ends the run, whether or not the answer that names it has come yet.
    ///
    /// @param other a gateway of its own, with little patience
    public void cancel(Gateway other) throws InterruptedException {
        if (!asked || over) {
            return;
        }
        String path = path(ask(other));
        Answer answer = other.post(path + "/cancel", "", Map.of());
        if (answer.says("INVALID_TRANSITION")) {
            log.accept("the run was over already");
        } else {
            answer.orRefuse("the cancel");
            log.accept("asked the run to end");
        }
    }

    private JsonNode start() throws InterruptedException {
        asked = true;
        JsonNode run = ask(gateway);
        log.accept("run %s, key %s".formatted(run.path("id").asText(), order.idempotencyKey()));
        log.accept(gateway.link("/#/runs/" + run.path("id").asText()));
        return run;
    }

    private JsonNode ask(Gateway through) throws InterruptedException {
        Answer answer =
                through.post(
                        RUNS,
                        order.request().json(),
                        Map.of("Idempotency-Key", order.idempotencyKey()));
        if (answer.says("IDEMPOTENCY_KEY_REUSED")) {
            throw new StepRefused(
                    "another request has the key %s; give each training of a pipeline its own by --idempotency-key"
                            .formatted(order.idempotencyKey()));
        }
        return answer.orRefuse(order.request().file().toString());
    }

    private JsonNode awaitEnd(JsonNode started) throws InterruptedException {
        RunProgress progress = new RunProgress(log);
        JsonNode run = started;
        progress.tell(run);
        while (!isOver(run)) {
            gateway.pause();
            run = gateway.get(path(run)).orRefuse("the look at the run");
            progress.tell(run);
        }
        return run;
    }

    private boolean judge(String model, int version) throws InterruptedException {
        String path = "/api/v1/models/%s/versions/%d".formatted(model, version);
        JsonNode card = gateway.get(path).orRefuse("the model's card").path("card");
        JsonNode gates = gateway.get(path + "/gates").orRefuse("the verdict");
        log.accept("%s version %d".formatted(model, version));
        VerdictLines.of(card, gates).forEach(line -> log.accept("  " + line));
        boolean passed = gates.path("passed").asBoolean();
        log.accept(passed ? "the gates PASSED" : "the gates did NOT pass");
        log.accept(gateway.link("/#/models/%s/%d".formatted(model, version)));
        return passed;
    }

    private static boolean isOver(JsonNode run) {
        return switch (state(run)) {
            case "SUCCEEDED", "FAILED", "CANCELLED" -> true;
            default -> false;
        };
    }

    private static String state(JsonNode run) {
        return run.path("state").asText();
    }

    private static String path(JsonNode run) {
        return RUNS + "/" + run.path("id").asText();
    }
}
