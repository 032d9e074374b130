package io.credence.training.models.parameter;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/// Where a layer gets its parameters from: variables while training, constants when served. So one
/// definition of a layer serves both.
@FunctionalInterface
public interface ParameterSource {

    /// The parameter of that name. Asking twice for a name gives the same parameter.
    Operand<TFloat32> parameter(String name, Initialiser start, long... shape);
}
