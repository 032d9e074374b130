package io.credence.prediction.app.oip;

import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import io.credence.prediction.api.PredictionErrorCode;
import java.util.List;

/// Refusals of a request that names its place in it.
final class InvalidTensor {

    private InvalidTensor() {}

    /// The refusal of `field`, for example `input 'window'`
    static ProblemException of(String field, String rule) {
        return new ProblemException(
                PredictionErrorCode.INVALID_TENSOR,
                field + " " + rule,
                List.of(new Violation(field, rule)));
    }

    static ProblemException input(String name, String rule) {
        return of("input '" + name + "'", rule);
    }

    static ProblemException output(String name, String rule) {
        return of("output '" + name + "'", rule);
    }
}
