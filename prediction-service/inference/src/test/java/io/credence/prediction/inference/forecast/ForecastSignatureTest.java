package io.credence.prediction.inference.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.prediction.api.Forecast;
import io.credence.prediction.inference.model.FloatTensor;
import io.credence.prediction.inference.model.LoadedModel;
import io.credence.prediction.inference.model.ModelKey;
import io.credence.prediction.inference.model.ModelSignature;
import io.credence.prediction.inference.model.TensorSpec;
import io.credence.prediction.inference.testing.TinyModel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastSignatureTest {

    private static final ModelKey KEY = new ModelKey("alpha", "m", 1);

    private final ForecastSignature shape = new ForecastSignature(64, 12);

    @TempDir Path directory;

    @Test
    void shouldForecastOncePerWindow() throws Exception {
        // Given
        LoadedModel model = LoadedModel.load(KEY, TinyModel.forecaster(directory, 0f));
        float[] windows = new float[2 * shape.windowSize()];
        java.util.Arrays.fill(windows, shape.windowSize(), windows.length, 1f);

        // When
        List<@Nullable Forecast> forecasts =
                shape.forecasts(
                        model.signature(),
                        model.run(shape.inputs(windows, 2), System::nanoTime).outputs(),
                        0.9);

        // Then
        assertThat(shape.mismatch(model.signature())).isEmpty();
        assertThat(forecasts).hasSize(2).doesNotContainNull();
        assertThat(forecasts.get(0).probability()).isCloseTo(0.5, within(1e-6));
        assertThat(forecasts.get(1).probability()).isCloseTo(0.7310586, within(1e-6));
        assertThat(forecasts.get(1).logit()).isCloseTo(1.0, within(1e-6));
        assertThat(forecasts.get(1).lower()).isCloseTo(0.6310586, within(1e-6));
        assertThat(forecasts.get(1).confidence()).isEqualTo(0.9);
        model.retire();
    }

    @Test
    void shouldNameWhatAModelLacks() throws Exception {
        // Given
        LoadedModel scale = LoadedModel.load(KEY, TinyModel.scale(directory, 1f));

        // Then
        assertThat(shape.mismatch(scale.signature()))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("window", "[-1, 64, 12]"));
        assertThat(
                        shape.mismatch(
                                new ModelSignature(
                                        List.of(new TensorSpec("window", List.of(-1L, 64L, 12L))),
                                        List.of(new TensorSpec("logit", List.of(-1L))))))
                .hasValueSatisfying(reason -> assertThat(reason).contains("probability"));
        scale.retire();
    }

    @Test
    void shouldGiveNoForecastForNaNAndKeepTheBandAroundThePoint() {
        // Given
        ModelSignature signature =
                new ModelSignature(
                        List.of(),
                        List.of(one("logit"), one("lower"), one("probability"), one("upper")));

        // When
        List<@Nullable Forecast> forecasts =
                shape.forecasts(
                        signature,
                        List.of(
                                tensor(0f, 0f),
                                tensor(0.5000001f, 0.4f),
                                tensor(0.5f, Float.NaN),
                                tensor(1.2f, 0.6f)),
                        0.9);

        // Then
        assertThat(forecasts).containsExactly(new Forecast(0.5, 0.5, 1.0, 0.9, 0.0), null);
    }

    private static TensorSpec one(String name) {
        return new TensorSpec(name, List.of(-1L));
    }

    private static FloatTensor tensor(float... values) {
        return new FloatTensor(new long[] {values.length}, values);
    }
}
