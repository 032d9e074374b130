package io.credence.training.models.learner;

import io.credence.training.models.parameter.Initialiser;
import io.credence.training.models.parameter.ParameterSource;
import io.credence.training.models.parameter.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/// Variables of a graph that are read and written together.
final class VariableGroup implements ParameterSource {

    private final List<String> names;
    private final List<Variable<TFloat32>> variables;
    private final List<Placeholder<TFloat32>> incoming = new ArrayList<>();
    private final Op assign;

    VariableGroup(Ops tf, List<String> names, List<Variable<TFloat32>> variables) {
        this.names = names;
        this.variables = variables;
        List<Op> assigns = new ArrayList<>();
        for (Variable<TFloat32> variable : variables) {
            Placeholder<TFloat32> value =
                    tf.placeholder(TFloat32.class, Placeholder.shape(variable.shape()));
            incoming.add(value);
            assigns.add(tf.assign(variable, value));
        }
        this.assign = tf.withControlDependencies(assigns).noOp();
    }

    /// Variables of the same shapes as `like`.
    static VariableGroup likeOf(
            Ops tf, List<String> names, List<Variable<TFloat32>> like, String suffix) {
        List<Variable<TFloat32>> twins = new ArrayList<>();
        for (int i = 0; i < like.size(); i++) {
            twins.add(
                    tf.withName(names.get(i) + suffix)
                            .variable(like.get(i).shape(), TFloat32.class));
        }
        return new VariableGroup(tf, names, twins);
    }

    /// The variable of that name, whatever its start.
    @Override
    public Operand<TFloat32> parameter(String name, Initialiser start, long... shape) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        return variables.get(index);
    }

    List<Variable<TFloat32>> variables() {
        return variables;
    }

    void write(Session session, Weights weights) {
        List<TFloat32> tensors = new ArrayList<>();
        try {
            Session.Runner runner = session.runner().addTarget(assign);
            for (int i = 0; i < names.size(); i++) {
                Weights.Values values = weights.get(names.get(i));
                TFloat32 tensor = TFloat32.tensorOf(values.shape(), values.buffer());
                tensors.add(tensor);
                runner.feed(incoming.get(i), tensor);
            }
            runner.run().close();
        } finally {
            tensors.forEach(TFloat32::close);
        }
    }

    Weights read(Session session) {
        Session.Runner runner = session.runner();
        variables.forEach(runner::fetch);
        SequencedMap<String, Weights.Values> values = new LinkedHashMap<>();
        try (Result result = runner.run()) {
            for (int i = 0; i < names.size(); i++) {
                TFloat32 tensor = (TFloat32) result.get(i);
                float[] elements = new float[Math.toIntExact(tensor.size())];
                tensor.copyTo(DataBuffers.of(elements));
                values.put(names.get(i), new Weights.Values(tensor.shape(), elements));
            }
        }
        return new Weights(values);
    }
}
