package io.credence.prediction.inference.forecast;

import io.credence.prediction.api.Forecast;
import io.credence.prediction.inference.model.FloatTensor;
import io.credence.prediction.inference.model.ModelSignature;
import io.credence.prediction.inference.model.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One input `window` of `[-1, length, features]` raw features, oldest row first, and one number
/// per window under each of `logit`, `probability`, `lower`, `upper`.
public record ForecastSignature(int windowLength, int featureCount) {

    private static final String INPUT = "window";
    private static final List<String> OUTPUTS = List.of("logit", "probability", "lower", "upper");

    /// What keeps a model from forecasting with such windows; empty when nothing does.
    public Optional<String> mismatch(ModelSignature signature) {
        TensorSpec expected =
                new TensorSpec(INPUT, List.of(-1L, (long) windowLength, (long) featureCount));
        if (!signature.inputs().equals(List.of(expected))) {
            return Optional.of("inputs must be " + expected + ", were " + signature.inputs());
        }
        for (String name : OUTPUTS) {
            int index = signature.outputIndex(name);
            if (index < 0 || !signature.outputs().get(index).shape().equals(List.of(-1L))) {
                return Optional.of("output '" + name + "' must be there with shape [-1]");
            }
        }
        return Optional.empty();
    }

    public int windowSize() {
        return windowLength * featureCount;
    }

    /// What to feed.
    ///
    /// @param windows row-major, `count * windowSize()` values
    public List<FloatTensor> inputs(float[] windows, int count) {
        return List.of(new FloatTensor(new long[] {count, windowLength, featureCount}, windows));
    }

    /// One forecast per window; null where the model answered a NaN or an infinity.
    ///
    /// @param confidence of the band, from the model's card
    public List<@Nullable Forecast> forecasts(
            ModelSignature signature, List<FloatTensor> outputs, double confidence) {
        float[] logit = values(signature, outputs, "logit");
        float[] probability = values(signature, outputs, "probability");
        float[] lower = values(signature, outputs, "lower");
        float[] upper = values(signature, outputs, "upper");
        int count = outputs.getFirst().size();
        List<@Nullable Forecast> forecasts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            forecasts.add(forecast(logit[i], probability[i], lower[i], upper[i], confidence));
        }
        return forecasts;
    }

    private static @Nullable Forecast forecast(
            float logit, float probability, float lower, float upper, double confidence) {
        if (!Float.isFinite(logit + probability + lower + upper)) {
            return null;
        }
        // The band is computed apart from the point, so float rounding may put it past by an ulp.
        double p = Math.clamp(probability, 0.0, 1.0);
        return new Forecast(
                p, Math.clamp(lower, 0.0, p), Math.clamp(upper, p, 1.0), confidence, logit);
    }

    private static float[] values(
            ModelSignature signature, List<FloatTensor> outputs, String name) {
        return outputs.get(signature.outputIndex(name)).values();
    }
}
