package io.credence.training.trainer.client;

import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.JobFailure;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Sends again, with growing pauses, what failed on the way or on a server's account (5xx, and 429:
/// later is fine). Any other answer is the answer.
public record Retry(int attempts, Duration firstPause) {

    /// About half a minute in all: a service restarts meanwhile.
    public static final Retry DEFAULT = new Retry(8, Duration.ofMillis(250));

    public static final Retry NEVER = new Retry(1, Duration.ZERO);

    private static final int TOO_MANY_REQUESTS = 429;

    /// One try of a request.
    @FunctionalInterface
    public interface Exchange<T> {
        HttpResponse<T> send() throws IOException, InterruptedException;
    }

    public <T> HttpResponse<T> send(String what, Exchange<T> exchange) {
        Duration pause = firstPause;
        String last = "";
        for (int attempt = 1; attempt <= attempts; attempt++) {
            try {
                HttpResponse<T> response = exchange.send();
                if (response.statusCode() < 500 && response.statusCode() != TOO_MANY_REQUESTS) {
                    return response;
                }
                last = "status " + response.statusCode();
                if (attempt < attempts) {
                    Thread.sleep(pause);
                }
            } catch (IOException e) {
                last = e.toString();
                sleep(attempt < attempts ? pause : Duration.ZERO);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new JobFailure(FailureReason.TERMINATED, "interrupted in " + what, e);
            }
            pause = pause.multipliedBy(2);
        }
        throw new JobFailure(
                FailureReason.SERVICE_UNAVAILABLE,
                what + " failed " + attempts + " times, at last with " + last);
    }

    /// One pause, before asking again for what an answer refused for now.
    public void pause() {
        sleep(firstPause);
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobFailure(FailureReason.TERMINATED, "interrupted", e);
        }
    }
}
