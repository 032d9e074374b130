package io.credence.platform.local.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.ConstructorCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/// What a library must be given instead of taking it: the time, the environment, a seed.
final class Purity {

    private static final List<String> LIBRARIES =
            List.of(
                    "feature-service/kernels",
                    "strategy-service/engine",
                    "training-orchestrator/models",
                    "training-orchestrator/trainer",
                    "prediction-service/inference",
                    "platform/artifacts");

    /// The trainer is a program too: its main class and its pipeline run on the clock and in the
    /// environment of the Job, and one class describes that environment for the model card.
    private static final List<String> OF_THE_PROGRAM =
            List.of(
                    "io.credence.training.trainer.Trainer",
                    "io.credence.training.trainer.pipeline.",
                    "io.credence.training.trainer.publish.Environment");

    private static final Set<String> HIDDEN =
            Set.of(
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.lang.System.getenv",
                    "java.lang.System.getProperty",
                    "java.time.Clock.systemUTC",
                    "java.time.Clock.systemDefaultZone",
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.LocalDateTime.now",
                    "java.time.OffsetDateTime.now",
                    "java.time.ZonedDateTime.now",
                    "java.util.UUID.randomUUID",
                    "java.util.concurrent.ThreadLocalRandom.current",
                    "java.lang.Math.random");

    private static final Set<String> UNSEEDED =
            Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");

    static final DescribedPredicate<JavaClass> IS_ASKED_OF =
            DescribedPredicate.describe("of apis and libraries", Purity::isAskedOf);

    static final DescribedPredicate<JavaAccess<?>> HIDDEN_INPUT =
            DescribedPredicate.describe(
                    "is the clock, the environment or chance",
                    access -> isHidden(access.getTarget()));

    private Purity() {}

    private static boolean isAskedOf(JavaClass type) {
        return Modules.of(type)
                .filter(module -> Modules.isApi(module) || LIBRARIES.contains(module))
                .filter(_ -> OF_THE_PROGRAM.stream().noneMatch(type.getName()::startsWith))
                .isPresent();
    }

    private static boolean isHidden(AccessTarget target) {
        if (target instanceof ConstructorCallTarget constructor) {
            return constructor.getRawParameterTypes().isEmpty()
                    && UNSEEDED.contains(target.getOwner().getName());
        }
        return HIDDEN.contains(target.getOwner().getName() + "." + target.getName());
    }
}
