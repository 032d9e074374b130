package io.credence.strategy.app.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.platform.api.ErrorCode;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.StrategySpec;
import java.time.Clock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StrategyDeskTest {

    private static final Caller ALICE = new Caller("alice", true, false);
    private static final Caller RITA = new Caller("rita", false, true);
    private static final RiskPolicy TIGHT = new RiskPolicy(0.5, 1, 0.1, 0.05, 0.02, 2);
    private static final StrategySpec SPEC = Specs.strategy("tcn", RiskPolicy.DEFAULT);

    private final StrategyDesk desk = new StrategyDesk(new InMemoryStrategies(), Clock.systemUTC());

    @Test
    void shouldCreateTheSameStrategyOnce() {
        var first = desk.create(SPEC, ALICE);
        var second = desk.create(SPEC, ALICE);
        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
        assertThat(second.strategy()).isEqualTo(first.strategy());
        refused(
                PlatformErrorCode.RESOURCE_CONFLICT,
                () -> desk.create(Specs.strategy("other", RiskPolicy.DEFAULT), ALICE));
    }

    @Test
    void shouldLetOnlyARiskOfficerSetRisk() {
        var id = desk.create(SPEC, ALICE).strategy().id();
        refused(
                PlatformErrorCode.PERMISSION_DENIED,
                () -> desk.create(Specs.strategy("x", TIGHT), ALICE));
        refused(
                PlatformErrorCode.PERMISSION_DENIED,
                () -> desk.change(id, SPEC.withRisk(TIGHT), version -> true, ALICE));
        Strategy changed = desk.change(id, SPEC.withRisk(TIGHT), version -> version == 0, RITA);
        assertThat(changed.spec().risk()).isEqualTo(TIGHT);
        assertThat(changed.version()).isEqualTo(1);
        refused(
                PlatformErrorCode.PERMISSION_DENIED,
                () -> desk.change(id, Specs.strategy("x", TIGHT), version -> true, RITA));
    }

    @Test
    void shouldRefuseAStaleChangeAndKeepAnEqualOne() {
        var id = desk.create(SPEC, ALICE).strategy().id();
        refused(
                PlatformErrorCode.PRECONDITION_FAILED,
                () -> desk.change(id, SPEC, version -> version == 5, ALICE));
        assertThat(desk.change(id, SPEC, version -> true, ALICE).version()).isZero();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
