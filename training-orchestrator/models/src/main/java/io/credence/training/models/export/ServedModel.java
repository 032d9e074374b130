package io.credence.training.models.export;

import java.nio.file.Path;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/// A SavedModel as a server would load it, to prove an export against the trainer's own numbers.
public final class ServedModel implements AutoCloseable {

    private final SavedModelBundle bundle;

    private ServedModel(SavedModelBundle bundle) {
        this.bundle = bundle;
    }

    public static ServedModel load(Path directory) {
        return new ServedModel(SavedModelBundle.load(directory.toString(), SavedModelWriter.TAG));
    }

    /// One forecast per window, in order.
    public record Forecast(float logit, float probability, float lower, float upper) {}

    /// Forecasts every window, in order.
    ///
    /// @param windows raw features, `[count, windowLength, features]`
    public Forecast[] predict(float[] windows, int count, int windowLength, int features) {
        float[][] outputs = new float[ServingGraph.OUTPUTS.size()][count];
        var runner = bundle.session().runner();
        ServingGraph.OUTPUTS.forEach(runner::fetch);
        try (TFloat32 x =
                        TFloat32.tensorOf(
                                Shape.of(count, windowLength, features), DataBuffers.of(windows));
                Result result = runner.feed(ServingGraph.INPUT, x).run()) {
            for (int i = 0; i < outputs.length; i++) {
                ((TFloat32) result.get(i)).copyTo(DataBuffers.of(outputs[i]));
            }
        }
        Forecast[] forecasts = new Forecast[count];
        for (int row = 0; row < count; row++) {
            forecasts[row] =
                    new Forecast(
                            outputs[0][row], outputs[1][row], outputs[2][row], outputs[3][row]);
        }
        return forecasts;
    }

    @Override
    public void close() {
        bundle.close();
    }
}
