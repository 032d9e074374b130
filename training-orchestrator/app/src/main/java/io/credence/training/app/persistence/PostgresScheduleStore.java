package io.credence.training.app.persistence;

import io.credence.training.app.domain.ScheduleStore;
import io.credence.training.app.domain.TrainingSchedule;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/// The tenant's schedules by Hibernate; the name and the claim are the database's business.
@ApplicationScoped
class PostgresScheduleStore implements ScheduleStore {

    // Held until the transaction ends, so that two creators of one name wait for each other.
    private static final String NAME_LOCK =
            "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:name, 0))";

    private static final String CLAIM =
            """
            SELECT id FROM training_schedule WHERE id = :id AND next_fire_at <= :now
            FOR UPDATE SKIP LOCKED
            """;

    private final TrainingScheduleRepository schedules;
    private final Session session;

    PostgresScheduleStore(TrainingScheduleRepository schedules, Session session) {
        this.schedules = schedules;
        this.session = session;
    }

    @Override
    public boolean insert(TrainingSchedule schedule) {
        String name = schedule.settings().name();
        session.createNativeQuery(NAME_LOCK, Integer.class)
                .setParameter("name", "schedule:" + schedule.tenant().value() + ":" + name)
                .getSingleResult();
        if (schedules.count("name", name) > 0) {
            return false;
        }
        TrainingScheduleRow row = new TrainingScheduleRow();
        row.id = schedule.id();
        row.name = name;
        row.createdAt = schedule.created().at();
        row.createdBy = schedule.created().by();
        ScheduleMapper.write(schedule, row);
        schedules.persistAndFlush(row);
        return true;
    }

    @Override
    public Optional<TrainingSchedule> find(UUID id) {
        return schedules.find("id", id).firstResultOptional().map(ScheduleMapper::schedule);
    }

    @Override
    public Optional<TrainingSchedule> lock(UUID id) {
        return schedules
                .find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .map(ScheduleMapper::schedule);
    }

    @Override
    public Optional<TrainingSchedule> claim(UUID id, Instant now) {
        return session.createNativeQuery(CLAIM, UUID.class)
                .setParameter("id", id)
                .setParameter("now", now)
                .getResultStream()
                .findFirst()
                .flatMap(this::find);
    }

    @Override
    public List<TrainingSchedule> list(UUID after, int limit) {
        return schedules.find("id > ?1 order by id", after).page(Page.ofSize(limit)).stream()
                .map(ScheduleMapper::schedule)
                .toList();
    }

    @Override
    public void update(TrainingSchedule schedule) {
        ScheduleMapper.write(schedule, schedules.findByIdOptional(schedule.id()).orElseThrow());
    }

    @Override
    public boolean delete(UUID id) {
        return schedules.delete("id", id) == 1;
    }
}
