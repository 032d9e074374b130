package io.credence.training.models;

import io.credence.training.models.architecture.Tcn;
import io.credence.training.models.layer.ResidualBlock;
import io.credence.training.models.layer.Standardisation;
import io.credence.training.models.learner.LearnerSpec;
import java.util.List;

/// A network that trains in milliseconds.
public final class TinyNetwork {

    public static final int TIME = 8;
    public static final int FEATURES = 2;
    public static final int WIDTH = TIME * FEATURES;
    public static final float PRIOR_LOGIT = -0.4f;

    private TinyNetwork() {}

    public static LearnerSpec spec(long seed) {
        return new LearnerSpec(
                new Tcn(List.of(new ResidualBlock(8, 2, 1), new ResidualBlock(8, 2, 2)), 8),
                TIME,
                FEATURES,
                new Standardisation(List.of(0.1f, -0.2f), List.of(0.6f, 0.5f)),
                PRIOR_LOGIT,
                0.1,
                1e-2,
                seed);
    }
}
