package io.credence.training.app.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {

    private static final List<String> PIECES =
            List.of(
                    "*",
                    "*",
                    "*",
                    "0",
                    "0",
                    "1",
                    "5",
                    "*/2",
                    "1-3",
                    "1,2",
                    "*/",
                    "*/0",
                    "*/99",
                    "7",
                    "8",
                    "31",
                    "32",
                    "60",
                    "-1",
                    "5-1",
                    "1-",
                    "1,",
                    "1--2",
                    "*-5",
                    "1/2",
                    "",
                    "?",
                    "L",
                    "5W",
                    "1#2",
                    "MON",
                    "mon-fri",
                    "SUN-SAT",
                    "JAN",
                    "a",
                    "99999999999");

    @ParameterizedTest
    @CsvSource({
        // every minute; a time is strictly before the next and may be the last itself
        "* * * * *,        2026-03-01T10:00:00Z, 2026-03-01T10:01:00Z, 2026-03-01T10:00:00Z",
        "* * * * *,        2026-03-01T10:00:59.999Z, 2026-03-01T10:01:00Z, 2026-03-01T10:00:00Z",
        // nightly, UTC whatever the machine's zone and season
        "0 2 * * *,        2026-03-29T01:59:00Z, 2026-03-29T02:00:00Z, 2026-03-28T02:00:00Z",
        "0 2 * * *,        2026-03-29T02:00:00Z, 2026-03-30T02:00:00Z, 2026-03-29T02:00:00Z",
        // steps, ranges, lists
        "*/15 8-10 * * *,  2026-03-01T10:45:00Z, 2026-03-02T08:00:00Z, 2026-03-01T10:45:00Z",
        "0 0 1 1 *,        2026-03-01T10:00:00Z, 2027-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "0 0 29 2 *,       2026-03-01T10:00:00Z, 2028-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        // Monday, as 1 and by name; Sunday is 0 and 7
        "30 6 * * 1,       2026-03-01T10:00:00Z, 2026-03-02T06:30:00Z, 2026-02-23T06:30:00Z",
        "30 6 * * MON,     2026-03-01T10:00:00Z, 2026-03-02T06:30:00Z, 2026-02-23T06:30:00Z",
        "0 12 * * 0,       2026-03-01T10:00:00Z, 2026-03-01T12:00:00Z, 2026-02-22T12:00:00Z",
        "0 12 * * 7,       2026-03-01T10:00:00Z, 2026-03-01T12:00:00Z, 2026-02-22T12:00:00Z",
        // the 13th and every Friday
        "0 0 13 * 5,       2026-03-07T00:00:00Z, 2026-03-13T00:00:00Z, 2026-03-06T00:00:00Z",
        "0 0 13 * 5,       2026-04-11T00:00:00Z, 2026-04-13T00:00:00Z, 2026-04-10T00:00:00Z"
    })
    void shouldFindTheMinutesAroundATime(String cron, Instant time, Instant next, Instant last) {
        CronExpression expression = new CronExpression(cron);

        assertThat(expression.firstAfter(time)).contains(next);
        assertThat(expression.lastUntil(time)).contains(last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nightly",
                "* * * *",
                "0 * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 8",
                "*/0 * * * *",
                "@daily",
                "0 0 L * *"
            })
    void shouldRefuseWhatIsNotFiveFields(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CronExpression(text));
    }

    @Test
    void shouldRefuseATextThatOnlyTakesTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CronExpression("0,".repeat(100) + "0 * * * *"))
                .withMessageContaining("characters");
    }

    @Test
    void shouldKnowThatSomeDaysNeverCome() {
        assertThat(new CronExpression("0 0 30 2 *").firstAfter(Samples.NOW)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldReadOrRefuseWhateverItIsGiven(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            String text =
                    IntStream.range(0, random.nextInt(12) == 0 ? random.nextInt(3, 8) : 5)
                            .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
                            .collect(Collectors.joining(" "));
            parsed(text)
                    .ifPresent(cron -> {
                        assertThat(cron.firstAfter(Samples.NOW))
                                .as(text)
                                .satisfies(next ->
                                        next.ifPresent(at -> assertThat(at).isAfter(Samples.NOW)));
                        assertThat(cron.lastUntil(Samples.NOW))
                                .as(text)
                                .satisfies(last ->
                                        last.ifPresent(at ->
                                                assertThat(at).isBeforeOrEqualTo(Samples.NOW)));
                    });
        }
    }

    private static Optional<CronExpression> parsed(String text) {
        try {
            return Optional.of(new CronExpression(text));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }
}
