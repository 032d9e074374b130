package io.credence.strategy.app.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.testkit.postgres.IdleTransactions;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// [FakeSuite] heard, and not answering for a time.
///
/// @param fake where it is
record Silence(String fake) {

    void begin() {
        given().post(fake + "/silence");
    }

    void end() {
        given().delete(fake + "/silence");
    }

    /// How often it was asked for what it may be silent about.
    int questions() {
        return given().get(fake + "/silence").jsonPath().getInt("questions");
    }

    /// A call that waits for the suite; while it does, no transaction of `database` waits with it.
    <T> CompletableFuture<T> holdUp(Supplier<T> call, DataSource database) throws Exception {
        begin();
        int asked = questions();
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(call);
        while (questions() == asked && !answer.isDone()) {
            Thread.sleep(50);
        }
        Thread.sleep(1_500);
        IdleTransactions.awaitNone(database);
        assertThat(answer).isNotDone();
        return answer;
    }
}
