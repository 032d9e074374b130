package io.credence.feature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.credence.feature.app.domain.dataset.DatasetTurns;
import io.credence.platform.api.Role;
import io.credence.platform.testkit.postgres.IdleTransactions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Servers
class DatasetTurnIT {

    private final FeatureApi api = FeatureApi.ALPHA;

    @Inject DatasetTurns turns;
    @Inject AgroalDataSource database;

    @Test
    void shouldWaitItsTurnWithoutHoldingTheDatabase() throws Exception {
        // Given another dataset at work, as large as may be
        api.createInstrument("TURN-USD");
        api.importBars("TURN-USD", "1m", Tape.bars(23L, 60)).statusCode(200);
        String key = UUID.randomUUID().toString();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> other =
                    threads.submit(() -> turns.inTurn(1, () -> hasEnded(begun, done)));
            begun.await();
            Future<ValidatableResponse> answer = threads.submit(() -> keyed(key, "TURN-USD"));
            Thread.sleep(2_500);
            // When / Then
            IdleTransactions.awaitNone(database);
            assertThat(answer).isNotDone();
            done.countDown();
            assertThat(other.get()).isTrue();
            String id = answer.get().statusCode(201).extract().path("id");
            // And the key gets that answer again, whatever is at work
            turns.inTurn(
                    1,
                    () ->
                            keyed(key, "TURN-USD")
                                    .statusCode(201)
                                    .header("Idempotency-Replayed", "true")
                                    .body("id", equalTo(id)));
        }
    }

    // For less time than the other waits for its turn.
    private static boolean hasEnded(CountDownLatch begun, CountDownLatch done) {
        begun.countDown();
        try {
            return done.await(50, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ValidatableResponse keyed(String key, String symbol) {
        String spec =
                """
                {"instrument":"%s","interval":"1m","featureSet":"core-12","fromMs":%d,"toMs":%d,
                 "barrier":{"takeProfit":0.003,"stopLoss":0.002,"horizonBars":8,"touch":"HIGH_LOW"}}\
                """
                        .formatted(symbol, Tape.START_MS, Tape.START_MS + 50 * Tape.MINUTE);
        return api.json(Role.RESEARCHER)
                .header("Idempotency-Key", key)
                .body(spec)
                .post("/api/v1/datasets")
                .then();
    }
}
