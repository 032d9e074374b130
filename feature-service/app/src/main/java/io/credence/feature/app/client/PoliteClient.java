package io.credence.feature.app.client;

import io.credence.feature.app.domain.imports.Exchange.Answer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import si.mazi.rescu.HttpResponseAware;
import si.mazi.rescu.HttpStatusException;

/// Asks one exchange, but not before it wants to be asked, and tells its refusals from its
/// troubles. Of all imports of this process: they share what the exchange allows to an address.
final class PoliteClient {

    private static final int TOO_MANY = 429;
    private static final int BANNED = 418;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final String venue;
    private final Duration between;
    private final Clock clock;
    private final Pause pause;
    private Instant quietUntil = Instant.MIN;

    /// @param between two questions
    PoliteClient(String venue, Duration between, Clock clock, Pause pause) {
        this.venue = venue;
        this.between = between;
        this.clock = clock;
        this.pause = pause;
    }

    /// Waits.
    interface Pause {
        void last(Duration length) throws InterruptedException;
    }

    interface Question<T> {
        Answer<T> ask() throws IOException;
    }

    <T> Answer<T> ask(Question<T> question) throws IOException {
        Duration wait = turn(Duration.ZERO);
        if (wait.isPositive()) {
            return new Answer.Later<>(wait);
        }
        try {
            return question.ask();
        } catch (Refusal e) {
            return refusal(e);
        } catch (UndeclaredThrowableException e) {
            // XChange's interfaces do not declare what all of their methods throw.
            if (e.getCause() instanceof IOException cause) {
                return answer(cause);
            }
            throw e;
        } catch (IOException | RuntimeException e) {
            return answer(e);
        }
    }

    /// Waits until a question that needs several may be asked once more.
    ///
    /// @throws Refusal when that would take long
    void askOn() throws IOException {
        Duration wait = turn(LONGEST_WAIT);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            throw new Refusal(venue + " wants to be left alone", wait);
        }
        try {
            pause.last(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(venue + " was not asked on");
        }
    }

    /// How long until the next turn, which is taken unless that is longer than `longest`.
    private synchronized Duration turn(Duration longest) {
        Instant now = clock.instant();
        Instant turn = now.isBefore(quietUntil) ? quietUntil : now;
        Duration wait = Duration.between(now, turn);
        if (wait.compareTo(longest) <= 0) {
            quietUntil = turn.plus(between);
        }
        return wait;
    }

    /// Nobody asks for so long, or for longer where that was said before.
    synchronized void beQuiet(Duration pause) {
        Instant until = clock.instant().plus(pause);
        if (until.isAfter(quietUntil)) {
            quietUntil = until;
        }
    }

    Clock clock() {
        return clock;
    }

    private <T> Answer<T> refusal(Refusal refusal) {
        Duration pause = refusal.after();
        if (pause == null) {
            return new Answer.Refused<>(venue + " refused: " + refusal.getMessage());
        }
        beQuiet(pause);
        return new Answer.Later<>(pause);
    }

    // Without a status it is no answer of the exchange.
    private <T> Answer<T> answer(Exception e) throws IOException {
        if (e instanceof HttpStatusException status) {
            return refusal(status.getHttpStatusCode(), e);
        }
        if (e instanceof IOException trouble) {
            throw trouble;
        }
        throw e instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    }

    // A status of 500 and above is the exchange's trouble, and no answer.
    private <T> Answer<T> refusal(int status, Exception cause) throws IOException {
        if (status == TOO_MANY || status == BANNED) {
            Duration pause =
                    cause instanceof HttpResponseAware answer
                            ? RetryAfter.of(answer.getResponseHeaders(), status == BANNED)
                            : RetryAfter.of(Map.of(), status == BANNED);
            beQuiet(pause);
            return new Answer.Later<>(pause);
        }
        if (status >= 500) {
            throw new IOException(venue + " answered " + status, cause);
        }
        return new Answer.Refused<>(
                venue + " refused with " + status + ": " + String.valueOf(cause.getMessage()));
    }
}
