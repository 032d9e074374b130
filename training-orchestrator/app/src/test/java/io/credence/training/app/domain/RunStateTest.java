package io.credence.training.app.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RunStateTest {

    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant T1 = T0.plusSeconds(60);
    private static final Failure FAILURE = new Failure("TRAINER_CRASHED", "exit code 70");

    @Test
    void shouldGoTheShortWayToSuccess() {
        // Given
        RunState.Requested requested = new RunState.Requested(Course.FIRST);

        // When
        RunState.Succeeded succeeded = requested.queued("ds-1").started(T0).succeeded(3, T1);

        // Then
        assertThat(succeeded).isEqualTo(new RunState.Succeeded(new Course(1, "ds-1", T0), 3, T1));
    }

    @Test
    void shouldKeepTheFirstStartThroughPreemptionAndLoss() {
        // Given
        RunState.Running running = new RunState.Requested(Course.FIRST).queued("ds").started(T0);

        // When
        RunState.Running resumed = running.preempted().resumed();
        RunState.Running again = resumed.lost().retried().started(T1);

        // Then
        assertThat(resumed).isEqualTo(running);
        assertThat(again.course()).isEqualTo(new Course(2, "ds", T0));
    }

    @Test
    void shouldFailFromEveryActiveState() {
        for (RunState.Active active : activeStates()) {
            assertThat(active.failed(FAILURE, T1))
                    .isEqualTo(new RunState.Failed(active.course(), FAILURE, T1));
        }
    }

    @Test
    void shouldCancelFromEveryActiveState() {
        for (RunState.Active active : activeStates()) {
            assertThat(active.cancelled(T1)).isEqualTo(new RunState.Cancelled(active.course(), T1));
        }
    }

    @Test
    void shouldLoseOnlyWhatMayHaveAJob() {
        for (RunState.Active active : activeStates()) {
            if (active instanceof RunState.Dispatched dispatched) {
                assertThat(dispatched.lost()).isEqualTo(new RunState.Lost(active.course()));
            }
        }
    }

    @Test
    void shouldOfferNoOtherTransition() {
        // Given: every method of a state that leads to a state
        Map<String, Set<String>> transitions = new TreeMap<>();
        for (Class<?> state : leaves(RunState.class)) {
            Set<String> targets = new TreeSet<>();
            Arrays.stream(state.getMethods())
                    .filter(method -> RunState.class.isAssignableFrom(method.getReturnType()))
                    .forEach(method -> targets.add(method.getReturnType().getSimpleName()));
            transitions.put(state.getSimpleName(), targets);
        }

        // Then
        assertThat(transitions)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "Requested", Set.of("Queued", "Failed", "Cancelled"),
                                "Queued", Set.of("Running", "Lost", "Failed", "Cancelled"),
                                "Running",
                                        Set.of(
                                                "Preempted",
                                                "Succeeded",
                                                "Lost",
                                                "Failed",
                                                "Cancelled"),
                                "Preempted", Set.of("Running", "Lost", "Failed", "Cancelled"),
                                "Lost", Set.of("Queued", "Failed", "Cancelled"),
                                "Succeeded", Set.of(),
                                "Failed", Set.of(),
                                "Cancelled", Set.of()));
    }

    @Test
    void shouldNameEveryState() {
        List<RunState> all =
                List.of(
                        new RunState.Succeeded(Course.FIRST, 1, T1),
                        new RunState.Failed(Course.FIRST, FAILURE, T1),
                        new RunState.Cancelled(Course.FIRST, T1));

        assertThat(activeStates())
                .extracting(RunState::name)
                .containsExactly(
                        RunState.Name.REQUESTED,
                        RunState.Name.QUEUED,
                        RunState.Name.RUNNING,
                        RunState.Name.PREEMPTED,
                        RunState.Name.LOST);
        assertThat(all)
                .extracting(RunState::name)
                .containsExactly(
                        RunState.Name.SUCCEEDED, RunState.Name.FAILED, RunState.Name.CANCELLED);
    }

    private static List<RunState.Active> activeStates() {
        RunState.Requested requested = new RunState.Requested(Course.FIRST);
        RunState.Queued queued = requested.queued("ds");
        RunState.Running running = queued.started(T0);
        return List.of(requested, queued, running, running.preempted(), running.lost());
    }

    private static Set<Class<?>> leaves(Class<?> sealed) {
        Set<Class<?>> leaves = new java.util.HashSet<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                leaves.add(permitted);
            } else {
                leaves.addAll(leaves(permitted));
            }
        }
        return leaves;
    }
}
