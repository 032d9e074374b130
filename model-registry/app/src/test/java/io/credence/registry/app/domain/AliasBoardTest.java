package io.credence.registry.app.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.registry.api.Alias;
import io.credence.registry.api.ModelAliasMoved;
import io.credence.registry.api.ModelName;
import io.credence.registry.app.Cards;
import io.credence.registry.app.domain.AliasOutcome.GateFailed;
import io.credence.registry.app.domain.AliasOutcome.Moved;
import io.credence.registry.app.domain.AliasOutcome.NoSuchAlias;
import io.credence.registry.app.domain.AliasOutcome.NoSuchModel;
import io.credence.registry.app.domain.AliasOutcome.NoSuchVersion;
import io.credence.registry.app.domain.AliasOutcome.Stale;
import io.credence.registry.app.domain.Precondition.Absent;
import io.credence.registry.app.domain.Precondition.Anything;
import io.credence.registry.app.domain.Precondition.Unchanged;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AliasBoardTest {

    private static final ModelName BTC = new ModelName("btc");
    private static final Alias SHADOW = new Alias("shadow");
    private static final int GOOD = 1;
    private static final int BAD = 2;

    private final InMemoryRegistry registry =
            new InMemoryRegistry(
                    "btc",
                    Cards.card("run-1", Cards.GOOD),
                    Cards.card("run-2", Cards.GOOD.withEce(0.2)));
    private final AliasBoard board =
            new AliasBoard(
                    registry,
                    registry,
                    registry,
                    new GatePolicy(new GateThresholds(0.05, 200, 20, 0.5)),
                    registry,
                    Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void shouldPromoteAndKeepTheEvidence() {
        // When
        AliasOutcome outcome = move(Alias.CHAMPION, new Absent(), GOOD, false);
        // Then
        assertThat(outcome).isInstanceOf(Moved.class);
        AliasMove move = registry.moves.getFirst();
        assertThat(move.forced()).isFalse();
        assertThat(move.gates()).isNotNull();
        assertThat(registry.announced)
                .containsExactly(
                        new ModelAliasMoved("btc", "champion", null, 1, false, "why", "alice"));
    }

    @Test
    void shouldRefuseAFailingChampionAndSayWhichCheckFailed() {
        // When
        AliasOutcome outcome = move(Alias.CHAMPION, new Absent(), BAD, false);
        // Then
        assertThat(outcome).isInstanceOf(GateFailed.class);
        assertThat(((GateFailed) outcome).report().checks())
                .filteredOn(check -> !check.passed())
                .extracting("name")
                .containsExactly("calibration_error");
        assertThat(registry.moves).isEmpty();
        assertThat(registry.announced).isEmpty();
    }

    @Test
    void shouldForceAFailingChampionAndRecordIt() {
        // When
        move(Alias.CHAMPION, new Absent(), BAD, true);
        // Then
        assertThat(registry.moves)
                .singleElement()
                .matches(move -> move.forced() && move.gates() != null && !move.gates().passed());
    }

    @Test
    void shouldNotCallAPassingPromotionForced() {
        // When
        move(Alias.CHAMPION, new Absent(), GOOD, true);
        // Then
        assertThat(registry.moves).singleElement().matches(move -> !move.forced());
    }

    @Test
    void shouldNotGateOtherAliases() {
        // When
        AliasOutcome outcome = move(SHADOW, new Absent(), BAD, false);
        // Then
        assertThat(outcome).isInstanceOf(Moved.class);
        assertThat(registry.moves).singleElement().matches(move -> move.gates() == null);
    }

    @Test
    void shouldMoveOnlyFromTheStateTheCallerSaw() {
        // Given
        String etag = ((Moved) move(SHADOW, new Absent(), GOOD, false)).move().etag();
        // When
        AliasOutcome first = move(SHADOW, new Unchanged(Set.of(etag)), BAD, false);
        AliasOutcome second = move(SHADOW, new Unchanged(Set.of(etag)), BAD, false);
        // Then
        assertThat(first).isInstanceOf(Moved.class);
        assertThat(second).isInstanceOf(Stale.class);
        assertThat(move(SHADOW, new Absent(), GOOD, false)).isInstanceOf(Stale.class);
    }

    @Test
    void shouldNotReuseAnEtagAfterARemoval() {
        // Given
        String before = ((Moved) move(SHADOW, new Absent(), GOOD, false)).move().etag();
        board.remove(BTC, SHADOW, new Anything(), "", "alice");
        // When
        String after = ((Moved) move(SHADOW, new Absent(), GOOD, false)).move().etag();
        // Then
        assertThat(after).isNotEqualTo(before);
        assertThat(registry.moves).extracting(AliasMove::version).containsExactly(1, null, 1);
    }

    @Test
    void shouldLeaveNoTraceWhenNothingMoves() {
        // Given
        move(SHADOW, new Absent(), GOOD, false);
        // When
        AliasOutcome again = move(SHADOW, new Anything(), GOOD, false);
        // Then
        assertThat(again).isEqualTo(new Moved(registry.moves.getFirst()));
        assertThat(registry.moves).hasSize(1);
        assertThat(registry.announced).hasSize(1);
    }

    @Test
    void shouldTellWhatIsNotThere() {
        assertThat(move(SHADOW, new Absent(), 3, false)).isEqualTo(new NoSuchVersion(3));
        assertThat(board.remove(BTC, SHADOW, new Anything(), "", "alice"))
                .isEqualTo(new NoSuchAlias());
        assertThat(board.remove(new ModelName("eth"), SHADOW, new Anything(), "", "alice"))
                .isEqualTo(new NoSuchModel());
    }

    private AliasOutcome move(Alias alias, Precondition precondition, int version, boolean force) {
        return board.move(
                BTC, alias, precondition, new AliasTarget(version, force, "why", "alice"));
    }
}
