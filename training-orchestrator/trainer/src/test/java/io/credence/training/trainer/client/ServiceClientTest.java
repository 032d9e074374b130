package io.credence.training.trainer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.training.api.JobSpec;
import io.credence.training.api.TrainingOutcome;
import io.credence.training.trainer.client.StubServer.Answer;
import io.credence.training.trainer.client.StubServer.Request;
import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.JobFailure;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServiceClientTest {

    private static final Retry QUICK = new Retry(4, Duration.ofMillis(1));
    private static final Tokens TOKEN =
            new Tokens() {
                @Override
                public String current() {
                    return "t";
                }

                @Override
                public void discard() {}
            };

    private record Value(int value) {}

    @Test
    void shouldTryAgainAfterAServersFailure() {
        // Given
        AtomicInteger calls = new AtomicInteger();
        try (StubServer server =
                new StubServer(_ ->
                        calls.incrementAndGet() < 3
                                ? Answer.of(503, "")
                                : Answer.of(200, "{\"value\":7,\"newer\":1}"))) {
            // When
            Value answer = client(server, TOKEN).get("api/v1/x", Value.class);
            // Then
            assertThat(answer.value()).isEqualTo(7);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void shouldTakeARefusalAsTheAnswer() {
        // Given
        try (StubServer server =
                new StubServer(_ ->
                        Answer.of(
                                409,
                                "{\"error_code\":\"ARTIFACT_MISSING\",\"detail\":\"no artifact\"}"))) {
            // When
            assertThatThrownBy(
                            () -> client(server, TOKEN).post("api/v1/x", new Value(1), Value.class))
                    // Then
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> {
                                assertThat(refusal.status()).isEqualTo(409);
                                assertThat(refusal.code()).isEqualTo("ARTIFACT_MISSING");
                            })
                    .hasMessageContaining("no artifact");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void shouldGiveUpOnAServerThatStaysDown() {
        // Given
        try (StubServer server = new StubServer(_ -> Answer.of(500, ""))) {
            // When
            assertThatThrownBy(() -> client(server, TOKEN).get("api/v1/x", Value.class))
                    // Then
                    .isInstanceOfSatisfying(
                            JobFailure.class,
                            failure ->
                                    assertThat(failure.reason())
                                            .isEqualTo(FailureReason.SERVICE_UNAVAILABLE));
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void shouldGetOneTokenAndANewOneWhenRefused() {
        // Given a service that does not know the first token any more
        AtomicInteger grants = new AtomicInteger();
        try (StubServer server =
                new StubServer(request ->
                        request.path().equals("/token")
                                ? grant(grants.incrementAndGet())
                                : answerTo(request))) {
            Tokens tokens =
                    new ClientCredentials(
                            HttpClient.newHttpClient(),
                            new JobSpec.Credentials(
                                    server.url() + "/token", "trainer.alpha", "s&cret"),
                            InstantSource.fixed(Instant.EPOCH),
                            QUICK);
            ServiceClient client = client(server, tokens);
            // When
            client.get("api/v1/x", Value.class);
            client.get("api/v1/x", Value.class);
            // Then
            assertThat(grants).hasValue(2);
            assertThat(server.requests().getFirst().body())
                    .isEqualTo(
                            "grant_type=client_credentials&client_id=trainer.alpha"
                                    + "&client_secret=s%26cret");
        }
    }

    @Test
    void shouldKnowALostLease() {
        // Given
        try (StubServer server =
                new StubServer(_ -> Answer.of(409, "{\"error_code\":\"LEASE_LOST\"}"))) {
            OrchestratorClient orchestrator =
                    new OrchestratorClient(client(server, TOKEN), "run", 2);
            // When
            assertThatThrownBy(() ->
                            orchestrator.outcome(
                                    new OrchestratorClient.Lease(1, 30),
                                    TrainingOutcome.success(1)))
                    // Then
                    .isInstanceOfSatisfying(
                            JobFailure.class,
                            failure ->
                                    assertThat(failure.reason())
                                            .isEqualTo(FailureReason.LEASE_LOST));
            assertThat(server.requests().getFirst().path())
                    .isEqualTo("/api/v1/training-runs/run/attempts/2/outcome");
        }
    }

    private static Answer grant(int number) {
        return Answer.of(200, "{\"access_token\":\"t" + number + "\",\"expires_in\":300}");
    }

    private static Answer answerTo(Request request) {
        return request.authorization().equals("Bearer t2")
                ? Answer.of(200, "{\"value\":7}")
                : Answer.of(401, "");
    }

    private static ServiceClient client(StubServer server, Tokens tokens) {
        return new ServiceClient(HttpClient.newHttpClient(), tokens, server.url(), QUICK);
    }
}
