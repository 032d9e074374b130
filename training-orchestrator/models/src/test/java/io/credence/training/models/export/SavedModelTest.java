package io.credence.training.models.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.training.models.GraphFixture;
import io.credence.training.models.TinyNetwork;
import io.credence.training.models.learner.Learner;
import io.credence.training.models.parameter.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;

class SavedModelTest {

    private static final LogisticCalibration CALIBRATION =
            new LogisticCalibration(-0.8, 0.3, 0.02, 0.01, -0.005, 1.959963984540054);
    private static final int COUNT = 20;

    @TempDir Path directory;

    @Test
    void shouldServeWhatTheLearnerComputes() throws IOException {
        // Given
        float[] windows = GraphFixture.noise(3, COUNT * TinyNetwork.WIDTH);
        float[] logits = exported(directory, windows);
        // When
        ServedModel.Forecast[] served;
        try (ServedModel model = ServedModel.load(directory)) {
            served = model.predict(windows, COUNT, TinyNetwork.TIME, TinyNetwork.FEATURES);
        }
        // Then
        for (int i = 0; i < COUNT; i++) {
            double eta = 0.8 * logits[i] - 0.3;
            double se = Math.sqrt(0.02 * logits[i] * logits[i] - 0.01 * logits[i] + 0.01);
            assertThat(served[i].logit()).isCloseTo(logits[i], within(1e-5f));
            assertThat((double) served[i].probability()).isCloseTo(sigmoid(eta), within(1e-6));
            assertThat((double) served[i].lower())
                    .isCloseTo(sigmoid(eta - 1.959963984540054 * se), within(1e-6));
            assertThat((double) served[i].upper())
                    .isCloseTo(sigmoid(eta + 1.959963984540054 * se), within(1e-6));
        }
    }

    @Test
    void shouldHoldInferenceOperationsOnly() throws IOException {
        // Given
        exported(directory, GraphFixture.noise(3, TinyNetwork.WIDTH));
        SavedModel model =
                SavedModel.parseFrom(Files.readAllBytes(directory.resolve("saved_model.pb")));
        // When
        GraphDef graph = model.getMetaGraphs(0).getGraphDef();
        Set<String> operations = new TreeSet<>();
        for (NodeDef node : graph.getNodeList()) {
            operations.add(node.getOp());
        }
        // Then
        assertThat(operations)
                .isSubsetOf(
                        "AddV2",
                        "Add",
                        "BiasAdd",
                        "ConcatV2",
                        "Const",
                        "Div",
                        "Identity",
                        "MatMul",
                        "Maximum",
                        "Mean",
                        "Minimum",
                        "Mul",
                        "Pad",
                        "PadV2",
                        "Placeholder",
                        "Relu",
                        "Reshape",
                        "Sigmoid",
                        "Slice",
                        "Sqrt",
                        "Sub",
                        "Transpose");
    }

    @Test
    void shouldWriteEqualBytesForEqualWeights() throws IOException {
        // Given
        Path other = directory.resolve("other");
        // When
        exported(directory, new float[TinyNetwork.WIDTH]);
        exported(other, new float[TinyNetwork.WIDTH]);
        // Then
        assertThat(directory.resolve("saved_model.pb"))
                .hasSameBinaryContentAs(other.resolve("saved_model.pb"));
    }

    private static float[] exported(Path directory, float[] windows) throws IOException {
        try (var learner = new Learner(TinyNetwork.spec(1))) {
            Weights weights = learner.weights();
            SavedModelWriter.write(directory, TinyNetwork.spec(1), weights, CALIBRATION);
            return learner.logits(windows);
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
