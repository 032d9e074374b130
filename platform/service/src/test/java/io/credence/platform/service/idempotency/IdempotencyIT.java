package io.credence.platform.service.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.credence.platform.api.Role;
import io.credence.platform.service.sample.Considerations;
import io.credence.platform.service.sample.SampleTest;
import io.credence.platform.service.sample.SlowWrites;
import io.credence.platform.testkit.oidc.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@SampleTest
class IdempotencyIT {

    @Inject Considerations considerations;
    @Inject SlowWrites slow;

    private static Response post(String tenant, String key, String text) {
        return post("", tenant, key, text);
    }

    private static Response post(String path, String tenant, String key, String text) {
        return given().header("Authorization", Tokens.of(tenant).roles(Role.TRADER).bearer())
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body("{\"text\":\"" + text + "\",\"copies\":1,\"lines\":[]}")
                .post("/api/v1/notes" + path);
    }

    private static long count(String text) {
        List<String> raw =
                given().header("Authorization", Tokens.of("alpha").roles(Role.TRADER).bearer())
                        .get("/api/v1/notes/raw")
                        .jsonPath()
                        .getList("$");
        return raw.stream().filter(("alpha/" + text)::equals).count();
    }

    @Test
    void shouldReplayTheFirstAnswer() {
        // Given
        String key = UUID.randomUUID().toString();
        String text = "once " + key;
        // When
        Response first = post("alpha", key, text);
        Response second = post("alpha", "\"" + key + "\"", text);
        // Then
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        second.then()
                .statusCode(201)
                .contentType(ContentType.JSON)
                .header("Idempotency-Replayed", equalTo("true"))
                .header("Location", equalTo(first.header("Location")))
                .header("ETag", equalTo("\"7\""))
                .body("id", equalTo(first.path("id")));
        assertThat(count(text)).isEqualTo(1);
    }

    @Test
    void shouldRefuseAKeyOfAnotherRequestButNotOfAnotherTenant() {
        // Given
        String key = UUID.randomUUID().toString();
        post("alpha", key, "first " + key).then().statusCode(201);
        // When, Then
        post("alpha", key, "other " + key)
                .then()
                .statusCode(422)
                .body("error_code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        post("beta", key, "other " + key)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void shouldServeOneOfManyAtTheSameTime() throws Exception {
        // Given
        String key = UUID.randomUUID().toString();
        long before = count("slow");
        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            CompletionService<Integer> answers = new ExecutorCompletionService<>(threads);
            for (int i = 0; i < 4; i++) {
                answers.submit(() -> post("alpha", key, "slow").statusCode());
            }
            // Then all are answered but the one that is being served
            try {
                for (int i = 0; i < 3; i++) {
                    assertThat(next(answers)).isEqualTo(409);
                }
            } finally {
                slow.letGo();
            }
            assertThat(next(answers)).isEqualTo(201);
        }
        assertThat(count("slow")).isEqualTo(before + 1);
    }

    private static int next(CompletionService<Integer> answers) throws Exception {
        Future<Integer> answer = answers.poll(1, TimeUnit.MINUTES);
        assertThat(answer).as("an answer in time").isNotNull();
        return Objects.requireNonNull(answer).get();
    }

    @Test
    void shouldWriteOnceThoughItWaitsOutsideOfTheTransaction() throws Exception {
        // Given
        String key = UUID.randomUUID().toString();
        String text = "considered " + key;
        Callable<Response> request = () -> post("/considered", "alpha", key, text);
        // When many come while the first waits
        Set<String> ids = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Response> answer :
                    threads.invokeAll(Stream.generate(() -> request).limit(4).toList())) {
                // Then each is told what was written, or that it is being done
                if (answer.get().statusCode() == 201) {
                    ids.add(answer.get().path("id"));
                } else {
                    answer.get()
                            .then()
                            .statusCode(409)
                            .body("error_code", equalTo("IDEMPOTENCY_KEY_IN_FLIGHT"));
                }
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(considerations.texts()).containsOnlyOnce(text);
        assertThat(count(text)).isEqualTo(1);
        // And a repeat is answered without waiting
        post("/considered", "alpha", key, text)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("id", equalTo(ids.iterator().next()));
        assertThat(considerations.texts()).containsOnlyOnce(text);
        post("/considered", "alpha", key, "other").then().statusCode(422);
    }

    @Test
    void shouldFreeTheKeyOfAFailure() {
        // Given
        String key = UUID.randomUUID().toString();
        long before = count("fail");
        // When
        post("alpha", key, "fail").then().statusCode(409).body("message", equalTo("refused late"));
        // Then nothing was kept, not even the key
        assertThat(count("fail")).isEqualTo(before);
        post("alpha", key, "better " + key)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void shouldRefuseAKeyThatIsTooLong() {
        post("alpha", "k".repeat(129), "x").then().statusCode(400);
    }
}
