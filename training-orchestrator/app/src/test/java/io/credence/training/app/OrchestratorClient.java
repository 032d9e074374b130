package io.credence.training.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/// A researcher of one tenant, with patience.
final class OrchestratorClient {

    static final String RUNS = "/api/v1/training-runs";
    static final List<String> ACTIVE =
            List.of("REQUESTED", "QUEUED", "RUNNING", "PREEMPTED", "LOST");

    private static final long PATIENCE_MS = 240_000;

    private final String tenant;

    OrchestratorClient(String tenant) {
        this.tenant = tenant;
    }

    RequestSpecification as(Role... roles) {
        return given().header(
                        "Authorization", Tokens.of(tenant).user("alice").roles(roles).bearer())
                .contentType(ContentType.JSON);
    }

    /// A machine of the tenant.
    RequestSpecification asClient(String id) {
        return given().header(
                        "Authorization", Tokens.of(tenant).client(id).roles(Role.SERVICE).bearer())
                .contentType(ContentType.JSON);
    }

    Response post(String key, String body) {
        return as(Role.RESEARCHER).header("Idempotency-Key", key).body(body).post(RUNS);
    }

    /// The id of a new run whose trainer behaves as `mode` says.
    String start(String mode) {
        return post(UUID.randomUUID().toString(), body(mode, "BTC-USD"))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    static String body(String mode, String instrument) {
        return """
        {"model": "%s", "dataset": {"instrument": "%s", "interval": "1m",
         "featureSet": "core-12", "fromMs": 0, "toMs": 60000000,
         "barrier": {"takeProfit": 0.008, "stopLoss": 0.004, "horizonBars": 8,
                     "touch": "HIGH_LOW"}}}\
        """
                .formatted(mode, instrument);
    }

    JsonPath get(String id) {
        return as(Role.VIEWER).get(RUNS + "/" + id).then().statusCode(200).extract().jsonPath();
    }

    void cancel(String id) {
        askToCancel(id).then().statusCode(202);
    }

    Response askToCancel(String id) {
        return as(Role.RESEARCHER).post(RUNS + "/" + id + "/cancel");
    }

    JsonPath awaitState(String id, String state) throws InterruptedException {
        return await(id, run -> run.getString("state").equals(state));
    }

    JsonPath awaitEnd(String id) throws InterruptedException {
        return await(id, run -> !ACTIVE.contains(run.getString("state")));
    }

    JsonPath await(String id, Predicate<JsonPath> condition) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        JsonPath run = get(id);
        while (!condition.test(run)) {
            assertThat(System.currentTimeMillis()).as(run.prettify()).isLessThan(end);
            Thread.sleep(20);
            run = get(id);
        }
        return run;
    }

    /// Leaves the machine's one slot free for the next test.
    void endAll() throws InterruptedException {
        for (String state : ACTIVE) {
            List<String> ids =
                    as(Role.VIEWER)
                            .queryParam("state", state)
                            .get(RUNS)
                            .jsonPath()
                            .getList("items.id");
            for (String id : ids) {
                askToCancel(id);
                awaitEnd(id);
            }
        }
    }
}
