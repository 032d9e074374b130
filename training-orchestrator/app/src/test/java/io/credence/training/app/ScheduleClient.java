package io.credence.training.app;

import io.credence.platform.api.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A researcher's schedules, each with a name of its own.
final class ScheduleClient {

    static final String SCHEDULES = "/api/v1/training-schedules";

    private final OrchestratorClient tenant;

    ScheduleClient(OrchestratorClient tenant) {
        this.tenant = tenant;
    }

    static String body(String name, String cron, String mode, String whileRunning) {
        return """
        {"name": "%s", "cron": "%s", "lookback": "PT6H", "whileRunning": "%s",
         "training": {"model": "%s", "dataset": {"instrument": "BTC-USD", "interval": "1m",
          "featureSet": "core-12", "barrier": {"takeProfit": 0.008, "stopLoss": 0.004,
                                               "horizonBars": 8, "touch": "HIGH_LOW"}}}}\
        """
                .formatted(name, cron, whileRunning, mode);
    }

    Response post(String body) {
        return tenant.as(Role.RESEARCHER).body(body).post(SCHEDULES);
    }

    /// The id of a new schedule whose trainers behave as `mode` says.
    String create(String name, String cron, String mode, String whileRunning) {
        return post(body(name, cron, mode, whileRunning))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    Response read(String id) {
        return tenant.as(Role.VIEWER).get(SCHEDULES + "/" + id);
    }

    JsonPath get(String id) {
        return read(id).then().statusCode(200).extract().jsonPath();
    }

    Instant nextOf(String id) {
        return Instant.parse(get(id).getString("nextFireAt"));
    }

    Response put(String id, String body) {
        return tenant.as(Role.RESEARCHER)
                .header("If-Match", read(id).header("ETag"))
                .body(body)
                .put(SCHEDULES + "/" + id);
    }

    /// The times for which the schedule of that name made a run, once per run: each run's bars end
    /// at its firing.
    List<Instant> firings(String name) {
        String ends =
                "items.findAll { it.requestedBy == 'schedule %s' }.spec.dataset.toMs"
                        .formatted(name);
        List<Instant> firings = new ArrayList<>();
        String token = "";
        while (token != null) {
            JsonPath page =
                    tenant.as(Role.VIEWER)
                            .queryParam("page_token", token)
                            .get(OrchestratorClient.RUNS)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            page.getList(ends, Long.class).stream()
                    .map(Instant::ofEpochMilli)
                    .forEach(firings::add);
            token = page.getString("nextPageToken");
        }
        return firings;
    }

    /// All pages, oldest first.
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        String token = "";
        while (token != null) {
            JsonPath page =
                    tenant.as(Role.VIEWER)
                            .queryParam("page_size", 2)
                            .queryParam("page_token", token)
                            .get(SCHEDULES)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            ids.addAll(page.<String>getList("items.id"));
            token = page.getString("nextPageToken");
        }
        return ids;
    }

    void delete(String id) {
        tenant.as(Role.RESEARCHER).delete(SCHEDULES + "/" + id).then().statusCode(204);
    }

    /// Those of this kind of test; others keep theirs.
    void deleteAll() {
        for (String id : ids()) {
            if (get(id).getString("name").startsWith("s-")) {
                delete(id);
            }
        }
    }
}
