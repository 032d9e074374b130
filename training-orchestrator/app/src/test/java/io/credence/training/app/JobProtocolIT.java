package io.credence.training.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.credence.platform.api.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The test speaks as the Job: the launched trainer is mute.
@QuarkusTest
class JobProtocolIT extends OrchestratorSetup {

    @Inject AgroalDataSource database;

    @Test
    void shouldGiveTheLeaseToOneHolderAtATimeAndFenceTheOldOneOff() throws Exception {
        // Given
        String id = running();
        int first = lease(id, "a").statusCode(200).extract().path("fencingToken");
        lease(id, "b").statusCode(409).body("error_code", equalTo("LEASE_LOST"));
        assertThat(lease(id, "a").statusCode(200).extract().<Integer>path("fencingToken"))
                .isEqualTo(first);

        // When: it is silent for longer than the lease
        letTheLeaseRunOut(id);
        int second = lease(id, "b").statusCode(200).extract().path("fencingToken");

        // Then
        assertThat(second).isGreaterThan(first);
        heartbeat(id, first).statusCode(409).body("error_code", equalTo("LEASE_LOST"));
        outcome(id, first, "{\"succeeded\": true, \"modelVersion\": 9}")
                .statusCode(409)
                .body("error_code", equalTo("LEASE_LOST"));
        heartbeat(id, second).statusCode(200).body("cancelRequested", equalTo(false));
        assertThat(ALPHA.get(id).getString("state")).isEqualTo("RUNNING");
    }

    @Test
    void shouldTakeAnOutcomeOnceAndItsRepetitionAsTheSame() throws Exception {
        // Given
        String id = running();
        int token = lease(id, "a").extract().path("fencingToken");
        String success = "{\"succeeded\": true, \"modelVersion\": 9}";

        // When
        outcome(id, token, success).statusCode(204);

        // Then
        outcome(id, token, success).statusCode(204);
        outcome(id, token, "{\"succeeded\": true, \"modelVersion\": 10}").statusCode(409);
        heartbeat(id, token).statusCode(409);
        lease(id, "a").statusCode(409);
        assertThat(ALPHA.get(id).getInt("modelVersion")).isEqualTo(9);
    }

    @Test
    void shouldTellTheJobThatItsRunIsCancelled() throws Exception {
        // Given
        String id = running();
        int token = lease(id, "a").extract().path("fencingToken");

        // When
        ALPHA.cancel(id);

        // Then: until the process is gone, a heartbeat hears of it; then the lease is lost
        ValidatableResponse answer = heartbeat(id, token);
        if (answer.extract().statusCode() == 200) {
            answer.body("cancelRequested", equalTo(true));
        } else {
            answer.statusCode(409);
        }
        assertThat(ALPHA.awaitEnd(id).getString("state")).isEqualTo("CANCELLED");
    }

    @Test
    void shouldRefuseAnAttemptThatIsNotTheCurrentOne() throws Exception {
        String id = running();

        as("/2/lease", id, "{\"holder\": \"a\"}")
                .statusCode(409)
                .body("error_code", equalTo("LEASE_LOST"));
        as("/0/lease", id, "{\"holder\": \"a\"}").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lease | {} | holder",
                "lease | {\"holder\": \" \"} | holder",
                "heartbeat | {} | fencingToken",
                "heartbeat | {\"fencingToken\": \"x\"} | fencingToken",
                "heartbeat | {\"fencingToken\": 1, \"progress\": {\"phase\": \"FIT\", \"epoch\": 1, \"maxEpochs\": 2, \"fraction\": 1.5}} | progress.fraction",
                "heartbeat | {\"fencingToken\": 1, \"progress\": {\"epoch\": 1, \"maxEpochs\": 2, \"fraction\": 0.5}} | progress.phase",
                "heartbeat | {\"fencingToken\": 1, \"progress\": {\"phase\": \"NAP\", \"epoch\": 1, \"maxEpochs\": 2, \"fraction\": 0.5}} | progress.phase",
                "outcome | {\"fencingToken\": 1} | outcome",
                "outcome | {\"fencingToken\": 1, \"outcome\": {\"succeeded\": true}} | outcome.modelVersion",
                "outcome | {\"fencingToken\": 1, \"outcome\": {\"succeeded\": false}} | outcome.reason"
            })
    void shouldNameTheBadFieldBeforeItLooksAtTheRun(String path, String body, String field) {
        as("/1/" + path, UUID.randomUUID().toString(), body)
                .statusCode(400)
                .body("violations[0].field", equalTo(field));
    }

    @Test
    void shouldLetNoOtherMachineSpeakForAJob() throws Exception {
        // Given
        String id = running();
        String lease = OrchestratorClient.RUNS + "/" + id + "/attempts/1/lease";
        String body = "{\"holder\": \"a\"}";

        // Then
        ALPHA.as(Role.SERVICE).body(body).post(lease).then().statusCode(403);
        ALPHA.asClient("trainer.beta").body(body).post(lease).then().statusCode(403);
        ALPHA.asClient("trainer.alpha")
                .body(body)
                .post(OrchestratorClient.RUNS + "/nobody/attempts/1/lease")
                .then()
                .statusCode(404);
    }

    /// As if the time had passed. Leases are longer than any test takes, or one that is slow would
    /// lose its own.
    private void letTheLeaseRunOut(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL credence.tenant = 'alpha'");
            assertThat(
                            statement.executeUpdate(
                                    "UPDATE training_attempt SET lease_until = now() - interval '1 s'"
                                            + " WHERE run_id = '"
                                            + id
                                            + "'"))
                    .isEqualTo(1);
            connection.commit();
        }
    }

    private static String running() throws InterruptedException {
        String id = ALPHA.start("mute");
        ALPHA.awaitState(id, "RUNNING");
        return id;
    }

    private static ValidatableResponse lease(String id, String holder) {
        return as("/1/lease", id, "{\"holder\": \"%s\"}".formatted(holder));
    }

    private static ValidatableResponse heartbeat(String id, int token) {
        return as("/1/heartbeat", id, "{\"fencingToken\": %d}".formatted(token));
    }

    private static ValidatableResponse outcome(String id, int token, String outcome) {
        return as(
                "/1/outcome",
                id,
                "{\"fencingToken\": %d, \"outcome\": %s}".formatted(token, outcome));
    }

    private static ValidatableResponse as(String path, String id, String body) {
        return ALPHA.asClient("trainer.alpha")
                .body(body)
                .post(OrchestratorClient.RUNS + "/" + id + "/attempts" + path)
                .then();
    }
}
