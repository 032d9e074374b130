package io.credence.prediction.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.prediction.inference.model.FloatTensor;
import io.credence.prediction.inference.model.LoadedModel;
import io.credence.prediction.inference.model.ModelKey;
import io.credence.prediction.inference.testing.TinyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class NativeMemoryTest {

    private static final int RUNS = 20_000;

    @TempDir Path directory;

    @Test
    void shouldGiveEveryTensorBack() throws Exception {
        // Given
        LoadedModel model =
                LoadedModel.load(
                        new ModelKey("alpha", "m", 1), TinyModel.forecaster(directory, 0f));
        List<FloatTensor> window =
                List.of(new FloatTensor(new long[] {8, 64, 12}, new float[8 * 64 * 12]));
        run(model, window, RUNS / 4);
        long before = residentBytes();

        // When: unreleased inputs alone would be 490 MB.
        run(model, window, RUNS);

        // Then
        assertThat(residentBytes() - before).isLessThan(150L << 20);
        model.retire();
    }

    private static void run(LoadedModel model, List<FloatTensor> window, int times) {
        for (int i = 0; i < times; i++) {
            model.run(window, System::nanoTime);
        }
    }

    private static long residentBytes() throws Exception {
        String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ", 3);
        return Long.parseLong(pages[1]) * 4096;
    }
}
