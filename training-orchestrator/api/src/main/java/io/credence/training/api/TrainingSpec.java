package io.credence.training.api;

import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.WindowSpec;

/// Everything that decides a training's result, the code aside.
public record TrainingSpec(
        String model,
        String architecture,
        DatasetSpec dataset,
        WindowSpec window,
        SplitSpec split,
        FitSpec fit) {

    public static final String TCN = "tcn";
}
