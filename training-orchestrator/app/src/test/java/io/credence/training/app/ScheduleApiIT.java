package io.credence.training.app;

import static io.credence.training.app.ScheduleClient.SCHEDULES;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.credence.platform.api.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ScheduleApiIT extends OrchestratorSetup {

    private static final ScheduleClient CLIENT = new ScheduleClient(ALPHA);
    private static final String YEARLY = "0 0 1 1 *";

    private final String name = "s-" + UUID.randomUUID();

    @AfterEach
    void deleteSchedules() {
        CLIENT.deleteAll();
    }

    @Test
    void shouldTellWhenItFiresNextAndWhatItThenAsksFor() {
        Response created = CLIENT.post(body());

        created.then()
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("name", equalTo(name))
                .body("cron", equalTo(YEARLY))
                .body("enabled", equalTo(true))
                .body("whileRunning", equalTo("SKIP"))
                .body("lookback", equalTo("PT6H"))
                .body("toMs", nullValue())
                .body("lastFiredAt", nullValue())
                .body("createdBy", equalTo("alice"))
                .body("nextTraining.model", equalTo("succeed"))
                .body("nextTraining.fit.maxEpochs", equalTo(15));
        long next = Instant.parse(created.<String>path("nextFireAt")).toEpochMilli();
        assertThat(created.<Long>path("nextTraining.dataset.toMs")).isEqualTo(next);
        assertThat(created.<Long>path("nextTraining.dataset.fromMs"))
                .isEqualTo(next - 6 * 3_600_000L);
        CLIENT.read(created.path("id")).then().statusCode(200).header("ETag", equalTo("\"0\""));
    }

    @Test
    void shouldChangeOnlyWhatTheCallerHasSeen() {
        // Given
        String id = CLIENT.create(name, YEARLY, "succeed", "SKIP");
        String path = SCHEDULES + "/" + id;
        String daily = body().replace(YEARLY, "0 2 * * *");

        // Then
        ALPHA.as(Role.RESEARCHER).body(daily).put(path).then().statusCode(428);
        ALPHA.as(Role.RESEARCHER)
                .header("If-Match", "\"0\"")
                .body(daily)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("cron", equalTo("0 2 * * *"))
                .body("nextFireAt", notNullValue());
        ALPHA.as(Role.RESEARCHER)
                .header("If-Match", "\"0\"")
                .body(daily)
                .put(path)
                .then()
                .statusCode(412)
                .body("error_code", equalTo("PRECONDITION_FAILED"));
        ALPHA.as(Role.RESEARCHER)
                .header("If-Match", "*")
                .body(daily.replace(name, "another"))
                .put(path)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("name"));
    }

    @Test
    void shouldTakeANameOnceAndARepeatedRequestAsTheSame() {
        // Given
        String key = UUID.randomUUID().toString();
        String id = keyed(key).then().statusCode(201).extract().path("id");

        // Then
        keyed(key).then().statusCode(201).body("id", equalTo(id));
        CLIENT.post(body()).then().statusCode(409).body("error_code", equalTo("SCHEDULE_EXISTS"));
    }

    private Response keyed(String key) {
        return ALPHA.as(Role.RESEARCHER)
                .header("Idempotency-Key", key)
                .body(body())
                .post(SCHEDULES);
    }

    @Test
    void shouldListOldestFirstInPages() {
        List<String> ids =
                IntStream.range(0, 3)
                        .mapToObj(i -> CLIENT.create(name + i, YEARLY, "succeed", "SKIP"))
                        .toList();

        assertThat(CLIENT.ids()).containsSubsequence(ids);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"cron\": \"0 0 1 1 *\" | \"cron\": null | cron",
                "0 0 1 1 * | 0 0 1 1 | cron",
                "0 0 1 1 * | 0 0 30 2 * | cron",
                "0 0 1 1 * | @daily | cron",
                "\"name\": \" | \"name\": \"../ | name",
                "\"PT6H\" | null | lookback",
                "\"PT6H\" | \"six hours\" | lookback",
                "\"PT6H\" | \"PT0S\" | lookback",
                "\"PT6H\" | \"P99999D\" | lookback",
                "\"SKIP\" | \"PERHAPS\" | whileRunning",
                "\"interval\": \"1m\" | \"interval\": \"1m\", \"fromMs\": 0 | lookback",
                "\"interval\": \"1m\" | \"interval\": \"1m\", \"toMs\": 1000 | lookback",
                "\"interval\": \"1m\" | \"interval\": \"2m\" | training.dataset.interval",
                "\"BTC-USD\" | \"NONE-USD\" | training.dataset.instrument",
                "\"model\": \"succeed\" | \"model\": null | training.model",
                "\"model\": \"succeed\" | \"model\": \"m\", \"fit\": {\"maxEpochs\": 0} | training.fit.maxEpochs",
                "0.008 | 1.5 | training.dataset.barrier.takeProfit"
            })
    void shouldNameTheBadFieldAndStoreNothing(String good, String bad, String field) {
        assertThat(body()).contains(good);
        List<String> before = CLIENT.ids();

        CLIENT.post(body().replace(good, bad))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo(field));

        assertThat(CLIENT.ids()).isEqualTo(before);
    }

    @Test
    void shouldHideTheSchedulesOfOtherTenants() {
        // Given
        String id = CLIENT.create(name, YEARLY, "succeed", "SKIP");
        String ofBeta = new ScheduleClient(BETA).create(name, YEARLY, "succeed", "SKIP");
        String path = SCHEDULES + "/" + id;

        // Then
        BETA.as(Role.VIEWER).get(path).then().statusCode(404);
        BETA.as(Role.RESEARCHER)
                .header("If-Match", "*")
                .body(body())
                .put(path)
                .then()
                .statusCode(404);
        BETA.as(Role.RESEARCHER).delete(path).then().statusCode(404);
        assertThat(new ScheduleClient(BETA).ids()).isNotEmpty().doesNotContain(id);
        ALPHA.as(Role.VIEWER).get(path).then().statusCode(200);
        new ScheduleClient(BETA).delete(ofBeta);
    }

    @Test
    void shouldDemandATokenAndARole() {
        String path = SCHEDULES + "/" + CLIENT.create(name, YEARLY, "succeed", "SKIP");

        given().get(SCHEDULES).then().statusCode(401);
        ALPHA.as(Role.TRADER, Role.VIEWER).body(body()).post(SCHEDULES).then().statusCode(403);
        ALPHA.as(Role.VIEWER).header("If-Match", "*").body(body()).put(path).then().statusCode(403);
        ALPHA.as(Role.VIEWER).delete(path).then().statusCode(403);
        ALPHA.as(Role.RESEARCHER).delete(path).then().statusCode(204);
        ALPHA.as(Role.RESEARCHER).delete(path).then().statusCode(404);
        ALPHA.as(Role.VIEWER).get(SCHEDULES + "/none").then().statusCode(404);
    }

    private String body() {
        return ScheduleClient.body(name, YEARLY, "succeed", "SKIP");
    }
}
