package io.credence.training.app.kubernetes;

import io.credence.training.app.domain.Failure;
import io.credence.training.app.domain.JobStatus;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Kueue's side of a Job: why it is suspended.
record Workload(GenericKubernetesResource resource) {

    JobStatus status() {
        if (Boolean.FALSE.equals(resource.get("spec", "active"))) {
            return new JobStatus.Stopped(
                    new Failure(
                            "DEACTIVATED",
                            is("Evicted")
                                    .map(condition -> word(condition, "message"))
                                    .orElse("its queue will not start it again")));
        }
        return is("Evicted").isPresent() || is("Preempted").isPresent()
                ? new JobStatus.Evicted()
                : new JobStatus.Waiting();
    }

    private Optional<Map<?, ?>> is(String type) {
        return conditions().stream()
                .filter(condition -> word(condition, "type").equals(type))
                .filter(condition -> word(condition, "status").equals("True"))
                .findFirst();
    }

    private List<Map<?, ?>> conditions() {
        Object conditions = resource.get("status", "conditions");
        if (!(conditions instanceof List<?> list)) {
            return List.of();
        }
        return list.stream().<Map<?, ?>>map(condition -> (Map<?, ?>) condition).toList();
    }

    private static String word(Map<?, ?> condition, String field) {
        return Optional.<Object>ofNullable(condition.get(field)).map(String::valueOf).orElse("");
    }
}
