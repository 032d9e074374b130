package io.credence.prediction.app.standin;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Holds back what feature-service has to say of a set, so that something may overtake it.
@ApplicationScoped
@Unremovable
public class SlowAnswers {

    private final Map<String, Held> sets = new ConcurrentHashMap<>();

    private record Held(CountDownLatch asked, CountDownLatch released) {}

    public void hold(String set) {
        sets.put(set, new Held(new CountDownLatch(1), new CountDownLatch(1)));
    }

    /// Waits until somebody waits for an answer.
    public void awaitQuestion(String set) {
        boolean _ =
                Waiting.until(
                        () ->
                                Optional.ofNullable(sets.get(set))
                                        .map(held -> held.asked().getCount() == 0)
                                        .filter(asked -> asked),
                        "a question about " + set);
    }

    public void release(String set) {
        Held held = sets.remove(set);
        if (held != null) {
            held.released().countDown();
        }
    }

    void pass(String set) {
        Held held = sets.get(set);
        if (held == null) {
            return;
        }
        held.asked().countDown();
        try {
            boolean _ = held.released().await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
