package io.credence.training.app.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The schedules of the tenant at hand, inside a transaction.
public interface ScheduleStore {

    /// False, and nothing stored, if the name is taken.
    boolean insert(TrainingSchedule schedule);

    Optional<TrainingSchedule> find(UUID id);

    /// Also keeps others out until the transaction ends.
    Optional<TrainingSchedule> lock(UUID id);

    /// Locked, if it is due and nobody else is at it.
    Optional<TrainingSchedule> claim(UUID id, Instant now);

    /// Oldest first, behind the one with id `after`.
    List<TrainingSchedule> list(UUID after, int limit);

    void update(TrainingSchedule schedule);

    /// False if there is none.
    boolean delete(UUID id);
}
