package io.credence.platform.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.platform.testkit.chaos.Chaos;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// A packaged service that dies where a test arms it, and is started again.
public final class KillableService {

    // From the last answer to the last side effect: offsets are committed every five seconds, and a
    // machine may be busy elsewhere.
    private static final long DEATH_SECONDS = 10;
    // From the order to the end, which is certain.
    private static final long BURIAL_SECONDS = 60;

    private final Map<String, String> settings;
    private final Chaos chaos;
    private ServiceProcess process;
    private boolean revived;

    /// Starts it.
    ///
    /// @param settings by their keys; they go in by the environment
    public KillableService(Map<String, String> settings, Chaos chaos) throws Exception {
        this.settings = Map.copyOf(settings);
        this.chaos = chaos;
        this.process = ServiceProcess.start(settings, chaos.jvmOptions());
    }

    /// What a test does or expects with one point armed.
    @FunctionalInterface
    public interface Step {
        void at(Chaos.Arming point) throws Exception;
    }

    /// Kills it at each point, and starts it again.
    ///
    /// @param work makes it pass there; what it asks for meanwhile, it [#insist]s on
    /// @param check holds once it runs again
    /// @return the points where it died; one that depends on timing may be missed
    public List<String> killAtEach(List<Chaos.Arming> points, Step work, Step check)
            throws Exception {
        List<String> killed = new ArrayList<>();
        for (Chaos.Arming point : points) {
            revived = false;
            chaos.arm(point);
            work.at(point);
            dies();
            revive();
            if (chaos.hit()) {
                killed.add(point.toString());
            }
            check.at(point);
        }
        System.out.printf("killed at %d of %d points: %s%n", killed.size(), points.size(), killed);
        return killed;
    }

    /// Asks until there is an answer, and starts the service again where it died.
    public void insist(Callable<Response> call) throws Exception {
        while (true) {
            Response answer;
            try {
                answer = call.call();
            } catch (Exception unanswered) {
                assertThat(dies()).as(unanswered.toString()).isTrue();
                revive();
                continue;
            }
            assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 299);
            return;
        }
    }

    /// Whether it dies of what it still does, in some seconds.
    public boolean dies() throws InterruptedException {
        return process.endsWithin(DEATH_SECONDS);
    }

    /// Starts it where it died, with nothing armed. Who took the order just before may still be on
    /// the way out.
    public void revive() throws Exception {
        chaos.disarm();
        if (chaos.hit() && !revived) {
            assertThat(process.endsWithin(BURIAL_SECONDS)).isTrue();
        }
        if (!process.process().isAlive()) {
            process = ServiceProcess.start(settings, chaos.jvmOptions());
            revived = true;
        }
    }

    public void kill() throws InterruptedException {
        process.kill();
    }
}
