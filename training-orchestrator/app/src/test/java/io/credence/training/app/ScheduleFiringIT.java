package io.credence.training.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.credence.training.app.domain.ScheduleFirings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Firings at times that the test chooses. The service's own look finds none of them due.
@QuarkusTest
class ScheduleFiringIT extends OrchestratorSetup {

    private static final ScheduleClient SCHEDULES = new ScheduleClient(ALPHA);
    private static final ScheduleClient OF_BETA = new ScheduleClient(BETA);

    // Far from any day on which this runs.
    private static final String NEW_YEARS_MINUTES = "* 0 1 1 *";

    private static final int LOOKERS = 6;

    @Inject ScheduleFirings firings;
    @Inject MeterRegistry meters;
    @Inject AgroalDataSource database;

    private final String name = "s-" + UUID.randomUUID();

    @AfterEach
    void deleteSchedules() {
        SCHEDULES.deleteAll();
        OF_BETA.deleteAll();
    }

    @Test
    void shouldMakeOneRunPerFiringHoweverManyLook() throws Exception {
        // Given
        String id = SCHEDULES.create(name, NEW_YEARS_MINUTES, "mute", "START");
        OF_BETA.create(name, NEW_YEARS_MINUTES, "mute", "START");
        Instant first = SCHEDULES.nextOf(id);

        // When
        for (int minute = 0; minute < 4; minute++) {
            lookTogether(first.plus(Duration.ofMinutes(minute)).plusSeconds(7));
        }

        // Then
        List<Instant> each =
                List.of(
                        first,
                        first.plusSeconds(60),
                        first.plusSeconds(120),
                        first.plusSeconds(180));
        assertThat(SCHEDULES.firings(name)).containsExactlyInAnyOrderElementsOf(each);
        assertThat(OF_BETA.firings(name)).containsExactlyInAnyOrderElementsOf(each);
        JsonPath schedule = SCHEDULES.get(id);
        assertThat(schedule.getString("lastFiredAt")).isEqualTo(each.getLast().toString());
        assertThat(SCHEDULES.nextOf(id)).isEqualTo(first.plusSeconds(240));
        JsonPath run = ALPHA.get(schedule.getString("lastRunId"));
        assertThat(run.getLong("spec.dataset.toMs")).isEqualTo(each.getLast().toEpochMilli());
        assertThat(run.getLong("spec.dataset.fromMs"))
                .isEqualTo(each.getLast().minus(Duration.ofHours(6)).toEpochMilli());
    }

    @Test
    void shouldMakeOneRunForAllTimesThatNobodySaw() {
        // Given
        String id = SCHEDULES.create(name, NEW_YEARS_MINUTES, "mute", "START");
        Instant first = SCHEDULES.nextOf(id);

        // When
        firings.fireDue(first.plus(Duration.ofMinutes(30)).plusSeconds(59));

        // Then
        Instant last = first.plus(Duration.ofMinutes(30));
        assertThat(SCHEDULES.firings(name)).containsExactly(last);
        assertThat(SCHEDULES.nextOf(id)).isEqualTo(last.plusSeconds(60));
    }

    @Test
    void shouldSkipATimeThatFindsTheLastRunAtWork() throws Exception {
        // Given
        String id = SCHEDULES.create(name, NEW_YEARS_MINUTES, "mute", "SKIP");
        Instant first = SCHEDULES.nextOf(id);
        firings.fireDue(first);

        // When
        firings.fireDue(first.plusSeconds(60));

        // Then
        assertThat(SCHEDULES.firings(name)).containsExactly(first);
        assertThat(SCHEDULES.get(id).getString("lastSkippedAt"))
                .isEqualTo(first.plusSeconds(60).toString());
        assertThat(SCHEDULES.nextOf(id)).isEqualTo(first.plusSeconds(120));

        // And: once it is over, the next one fires
        ALPHA.endAll();
        firings.fireDue(first.plusSeconds(120));
        assertThat(SCHEDULES.firings(name))
                .containsExactlyInAnyOrder(first, first.plusSeconds(120));
    }

    @Test
    void shouldFireNothingBeforeItsTimeNorWhileItIsDisabled() {
        // Given
        String id = SCHEDULES.create(name, NEW_YEARS_MINUTES, "mute", "START");
        Instant first = SCHEDULES.nextOf(id);
        String disabled =
                ScheduleClient.body(name, NEW_YEARS_MINUTES, "mute", "START")
                        .replace("\"name\"", "\"enabled\": false, \"name\"");

        // When
        firings.fireDue(first.minusMillis(1));
        SCHEDULES.put(id, disabled).then().statusCode(200);
        firings.fireDue(first.plus(Duration.ofHours(1)));

        // Then
        assertThat(SCHEDULES.firings(name)).isEmpty();
        assertThat(SCHEDULES.get(id).getString("nextFireAt")).isNull();
    }

    @Test
    void shouldFireTheOthersWhereOneCannotAndThatOneLater() throws Exception {
        // Given: one that cannot be read, before one that can
        String broken = SCHEDULES.create(name, NEW_YEARS_MINUTES, "mute", "START");
        String sound = name + "-2";
        Instant first = SCHEDULES.nextOf(broken);
        SCHEDULES.create(sound, NEW_YEARS_MINUTES, "mute", "START");
        double failures = failures();
        setCron(broken, "never");

        // When
        firings.fireDue(first);

        // Then
        assertThat(SCHEDULES.firings(sound)).containsExactly(first);
        assertThat(failures()).isEqualTo(failures + 1);

        // And
        setCron(broken, NEW_YEARS_MINUTES);
        firings.fireDue(first);
        assertThat(SCHEDULES.firings(name)).containsExactly(first);
        assertThat(failures()).isEqualTo(failures + 1);
    }

    private double failures() {
        return meters.counter("credence.training.schedule.failures").count();
    }

    private void setCron(String schedule, String cron) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL credence.tenant = 'alpha'");
            assertThat(
                            statement.executeUpdate(
                                    "UPDATE training_schedule SET cron = '%s' WHERE id = '%s'"
                                            .formatted(cron, schedule)))
                    .isEqualTo(1);
            connection.commit();
        }
    }

    private void lookTogether(Instant now) throws Exception {
        Callable<Boolean> look =
                () -> {
                    firings.fireDue(now);
                    return true;
                };
        try (ExecutorService executor = Executors.newFixedThreadPool(LOOKERS)) {
            for (Future<Boolean> done :
                    executor.invokeAll(IntStream.range(0, LOOKERS).mapToObj(_ -> look).toList())) {
                assertThat(done.get()).isTrue();
            }
        }
    }
}
