package io.credence.training.app.persistence;

import io.credence.training.app.domain.JobKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class TrainingAttemptRepository implements PanacheRepositoryBase<TrainingAttemptRow, String> {

    Optional<TrainingAttemptRow> byKey(JobKey key) {
        return findByIdOptional(key.name());
    }

    /// By the Job's name; a run without an attempt has none.
    Map<String, TrainingAttemptRow> byJobs(Collection<String> jobs) {
        return list("job in ?1", jobs).stream()
                .collect(Collectors.toMap(row -> row.job, Function.identity()));
    }
}
