package io.credence.training.app.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class TrainingScheduleRepository implements PanacheRepositoryBase<TrainingScheduleRow, UUID> {}
