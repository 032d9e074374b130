package io.credence.training.app;

import io.credence.platform.testkit.contract.Row;
import io.credence.platform.testkit.contract.TestedApi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// This service for the tests that every service must pass.
@ApplicationScoped
class TestedTraining implements TestedApi {

    private final Map<String, Map<String, String>> objects = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "training-orchestrator";
    }

    @Override
    public List<Row> rows() {
        return List.of(
                Row.of("requestTraining")
                        .keyedInItsOwnWay()
                        .header("Idempotency-Key", "${unique}")
                        .json(OrchestratorClient.body("mute-crash", "BTC-USD")),
                Row.of("listTrainingRuns").shows("run"),
                Row.of("getTrainingRun").path("id", "${run}").shows("run"),
                ofAttempt("heartbeatAttempt").json("{\"fencingToken\": 1}"),
                ofAttempt("leaseAttempt").json("{\"holder\": \"a-test\"}"),
                ofAttempt("reportOutcome")
                        .json(
                                """
                                {"fencingToken": 1, "outcome": {"succeeded": true, "modelVersion": 9}}\
                                """),
                Row.of("cancelTrainingRun").path("id", "${run}"),
                Row.of("createTrainingSchedule").keyed().json(schedule("s-${unique}")),
                Row.of("listTrainingSchedules").shows("schedule"),
                Row.of("getTrainingSchedule").path("id", "${schedule}").shows("schedule"),
                Row.of("updateTrainingSchedule")
                        .path("id", "${schedule}")
                        .header("If-Match", "*")
                        .json(schedule("${ownSchedule}")),
                Row.of("deleteTrainingSchedule").path("id", "${doomed}"));
    }

    private static String schedule(String name) {
        return ScheduleClient.body(name, "0 0 1 1 *", "mute-crash", "SKIP");
    }

    private static Row ofAttempt(String operation) {
        return Row.of(operation)
                .client("trainer.${tenant}")
                .path("id", "${run}")
                .path("attempt", "1");
    }

    @Override
    public Map<String, String> objects(String tenant) {
        return objects.computeIfAbsent(tenant, TestedTraining::create);
    }

    // The first run keeps the one slot, so that those behind it start no program.
    private static Map<String, String> create(String tenant) {
        OrchestratorClient client = new OrchestratorClient(tenant);
        String run = client.start("mute");
        client.start("mute-crash");
        ScheduleClient schedules = new ScheduleClient(client);
        // The database outlives this bean.
        String name = "matrix-" + UUID.randomUUID();
        return Map.of(
                "run",
                run,
                "ownSchedule",
                name,
                "schedule",
                schedules.post(schedule(name)).path("id"),
                "doomed",
                schedules.post(schedule("doomed-" + name)).path("id"));
    }

    @Override
    public Map<String, String> missing() {
        String nobody = "00000000-0000-0000-0000-000000000001";
        return Map.of(
                "run", nobody, "ownSchedule", "nobodys", "schedule", nobody, "doomed", nobody);
    }

    @Override
    public Set<String> restlessTables() {
        return Set.of("training_run");
    }

    @Override
    public Set<String> backgroundTables() {
        return Set.of("training_attempt");
    }
}
