package io.credence.training.models.architecture;

import io.credence.training.models.layer.LayerContext;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/// A network for windows that answers with one logit each.
public interface Architecture {

    String name();

    /// Rows of the window that can move the newest step's activation, the newest included.
    int receptiveField();

    /// What a reader of a model card wants to know, in words.
    Map<String, String> settings();

    /// Builds the network into a graph.
    ///
    /// @param x standardised, `[time, batch, features]`
    /// @param priorLogit what the logit is before any training, for every input: the base rate's
    /// @return `[batch]`
    Operand<TFloat32> logit(LayerContext layers, Operand<TFloat32> x, float priorLogit);
}
