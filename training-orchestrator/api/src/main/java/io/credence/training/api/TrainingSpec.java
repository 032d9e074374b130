package io.credence.training.api;

import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.WindowSpec;
import java.util.Objects;
import java.util.Set;

/// Everything that decides a training's result, the code aside, and what it runs on.
///
/// @param resources the default where an older writer left it out
public record TrainingSpec(
        String model,
        String architecture,
        DatasetSpec dataset,
        WindowSpec window,
        SplitSpec split,
        FitSpec fit,
        ResourceSpec resources) {

    public static final String TCN = "tcn";

    /// What can be asked for; the trainer's catalogue holds the same names.
    public static final Set<String> ARCHITECTURES = Set.of(TCN);

    public TrainingSpec {
        resources = Objects.requireNonNullElse(resources, ResourceSpec.DEFAULT);
    }

    /// The same training on other bars.
    public TrainingSpec with(DatasetSpec other) {
        return new TrainingSpec(model, architecture, other, window, split, fit, resources);
    }
}
