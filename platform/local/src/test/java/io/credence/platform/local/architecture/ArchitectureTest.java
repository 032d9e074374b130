package io.credence.platform.local.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The design's borders, on the class files of every module.
class ArchitectureTest {

    private static JavaClasses all;

    @BeforeAll
    static void importAll() {
        all = Modules.classes();
    }

    @Test
    void shouldKeepTheDependencyTable() {
        List<String> breaches = new ArrayList<>();
        for (JavaClass type : all) {
            String module = Modules.of(type).orElse("no module");
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                Optional<String> on = Modules.of(dependency.getTargetClass());
                if (on.isPresent() && !Modules.mayDepend(module, on.get())) {
                    breaches.add(module + " -> " + on.get() + ": " + dependency.getDescription());
                }
            }
        }

        assertThat(breaches).isEmpty();
    }

    @Test
    void shouldPutEveryClassIntoAModuleOfTheTable() {
        assertThat(all.stream().filter(type -> Modules.of(type).isEmpty()).map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching("io.credence.(**)").should().beFreeOfCycles().check(all);
    }

    @Test
    void shouldKeepApisOnTheJdk() {
        List<String> foreign = new ArrayList<>();
        for (JavaClass type : all) {
            if (Modules.of(type).filter(Modules::isApi).isPresent()) {
                type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .filter(name -> !name.isEmpty())
                        .filter(name ->
                                !name.startsWith("java.")
                                        && !name.startsWith("org.jspecify.")
                                        && !name.startsWith("io.credence."))
                        .forEach(name -> foreign.add(type.getName() + " uses " + name));
            }
        }

        assertThat(foreign).isEmpty();
    }

    @Test
    void shouldGiveLibrariesNoClockNoEnvironmentAndNoHiddenRandomness() {
        noClasses()
                .that(Purity.IS_ASKED_OF)
                .should()
                .accessTargetWhere(Purity.HIDDEN_INPUT)
                .check(all);
    }

    @Test
    void shouldRecogniseTheClockAndTheEnvironmentWhereTheyAreAllowed() {
        assertThat(
                        List.of(
                                "io.credence.training.trainer.publish.Environment",
                                "io.credence.training.trainer.pipeline.Heartbeat",
                                "io.credence.training.trainer.TrainerMain"))
                .allSatisfy(name ->
                        assertThat(all.get(name).getAccessesFromSelf())
                                .as(name)
                                .anyMatch(Purity.HIDDEN_INPUT));
    }

    @Test
    void shouldKeepPersistenceUnawareOfRest() {
        noClasses()
                .that()
                .resideInAPackage("..app.persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..app.rest..")
                .check(all);
    }

    @Test
    void shouldKeepTensorFlowOutOfTheOrchestratorAndTheGateway() {
        noClasses()
                .that()
                .resideInAnyPackage("io.credence.training.app..", "io.credence.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.tensorflow..")
                .check(all);
    }

    @Test
    void shouldAvoidNamesThatExplainNothing() {
        classes()
                .that()
                .areTopLevelClasses()
                .should()
                .haveNameNotMatching(".*(Utils?|Helpers?|Manager|Impl)")
                .andShould()
                .resideOutsideOfPackages(
                        "..util..", "..utils..", "..common..", "..helper..", "..impl..")
                .check(all);
    }

    @Test
    void shouldMarkEveryPackageNullSafe() {
        TreeSet<String> marked = new TreeSet<>();
        TreeSet<String> packages = new TreeSet<>();
        for (JavaClass type : all) {
            if (type.getSimpleName().equals("package-info")) {
                if (type.isAnnotatedWith(NullMarked.class)) {
                    marked.add(type.getPackageName());
                }
            } else {
                packages.add(type.getPackageName());
            }
        }
        packages.removeAll(marked);

        assertThat(packages).isEmpty();
    }
}
