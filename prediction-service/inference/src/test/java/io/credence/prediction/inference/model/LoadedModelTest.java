package io.credence.prediction.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.prediction.inference.testing.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;

class LoadedModelTest {

    private static final ModelKey KEY = new ModelKey("alpha", "tiny", 1);

    @TempDir Path directory;

    @Test
    void shouldReadTheSignatureAndComputeFromTheStoredVariables() throws Exception {
        // Given
        LoadedModel model = LoadedModel.load(KEY, TinyModel.scale(directory, 2f));
        model.warmUp(1, 4);

        // When
        ModelRun run =
                model.run(
                        List.of(new FloatTensor(new long[] {2, 3}, floats(1, 2, 3, 4, 5, 6))),
                        System::nanoTime);

        // Then
        assertThat(model.signature())
                .isEqualTo(
                        new ModelSignature(
                                List.of(new TensorSpec("x", List.of(-1L, 3L))),
                                List.of(
                                        new TensorSpec("version", List.of(-1L)),
                                        new TensorSpec("y", List.of(-1L, 3L)))));
        assertThat(run.outputs().get(0).values()).containsExactly(2f, 2f);
        assertThat(run.outputs().get(1).values()).containsExactly(2f, 4f, 6f, 8f, 10f, 12f);
        assertThat(run.outputs().get(1).shape()).containsExactly(2, 3);
        model.retire();
        assertThat(model.closed()).isTrue();
    }

    @Test
    void shouldReadOnlyTheValuesThatTheShapeCounts() throws Exception {
        // Given
        LoadedModel model = LoadedModel.load(KEY, TinyModel.scale(directory, 1f));
        float[] pooled = floats(7, 8, 9, Float.NaN, Float.NaN, Float.NaN);

        // When
        ModelRun run =
                model.run(List.of(new FloatTensor(new long[] {1, 3}, pooled)), System::nanoTime);

        // Then
        assertThat(run.outputs().get(1).values()).containsExactly(7f, 8f, 9f);
        model.retire();
    }

    @Test
    void shouldStayOpenUntilTheLastUserReleases() throws Exception {
        // Given
        LoadedModel model = LoadedModel.load(KEY, TinyModel.scale(directory, 1f));

        // When
        boolean used = model.tryUse();
        model.retire();

        // Then
        assertThat(used).isTrue();
        assertThat(model.closed()).isFalse();
        model.release();
        assertThat(model.closed()).isTrue();
        assertThat(model.tryUse()).isFalse();
    }

    @Test
    void shouldRefuseAGraphThatReadsFiles() {
        // Given
        TinyModel.readsFile(directory);

        // Then
        assertThatThrownBy(() -> LoadedModel.load(KEY, directory))
                .isInstanceOf(UnsafeModelException.class)
                .hasMessageContaining("ReadFile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WriteFile",
                "PyFunc",
                "EagerPyFunc",
                "MatchingFiles",
                "Restore",
                "TensorDataset",
                "IteratorGetNext",
                "LookupTableFindV2",
                "XlaLaunch",
                "RemoteCall",
                "MadeUp"
            })
    void shouldRefuseWhatIsNotOnTheListInsideAFunctionToo(String op) {
        // Given
        TinyModel.scale(directory, 1f);
        TinyModel.edit(
                directory,
                model ->
                        model.getMetaGraphsBuilder(0)
                                .getGraphDefBuilder()
                                .getLibraryBuilder()
                                .addFunction(function("__inference_1", op)));

        // Then
        assertThatThrownBy(() -> LoadedModel.load(KEY, directory))
                .isInstanceOf(UnsafeModelException.class)
                .hasMessageContaining(op)
                .hasMessageContaining("__inference_1");
    }

    @Test
    void shouldRefuseAFunctionThatHidesAnOp() {
        // Given
        TinyModel.scale(directory, 1f);
        TinyModel.edit(
                directory,
                model ->
                        model.getMetaGraphsBuilder(0)
                                .getGraphDefBuilder()
                                .getLibraryBuilder()
                                .addFunction(function("ReadFile", "NoOp")));

        // Then
        assertThatThrownBy(() -> LoadedModel.load(KEY, directory))
                .isInstanceOf(UnsafeModelException.class)
                .hasMessageContaining("name of an op");
    }

    @Test
    void shouldRefuseToRestoreFromAPathOfTheGraph() {
        // Given
        TinyModel.scale(directory, 1f);
        TinyModel.edit(directory, LoadedModelTest::restoreFromConstant);

        // Then
        assertThatThrownBy(() -> LoadedModel.load(KEY, directory))
                .isInstanceOf(UnsafeModelException.class)
                .hasMessageContaining("path of its own");
    }

    @Test
    void shouldRefuseASaverOnThePathOfAPrediction() {
        // Given: the loader's own path is fed, so only the place gives it away.
        TinyModel.scale(directory, 1f);
        TinyModel.edit(directory, LoadedModelTest::saveOnPredict);

        // Then
        assertThatThrownBy(() -> LoadedModel.load(KEY, directory))
                .isInstanceOf(UnsafeModelException.class)
                .hasMessageContaining("SaveV2")
                .hasMessageContaining("path of a prediction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"saved_model.cpb", "saved_model.pbtxt", "run.sh", "variables/x.so"})
    void shouldRefuseFilesBesideTheScannedOnes(String name) throws IOException {
        // Given
        TinyModel.scale(directory, 1f);
        Files.writeString(directory.resolve(name), "x");

        // Then
        assertThatThrownBy(() -> LoadedModel.load(KEY, directory))
                .isInstanceOf(UnsafeModelException.class)
                .hasMessageContaining(name);
    }

    @Test
    void shouldRefuseALinkInsteadOfAFile() throws IOException {
        // Given
        TinyModel.scale(directory, 1f);
        Files.createSymbolicLink(directory.resolve("fingerprint.pb"), Path.of("/etc/hostname"));

        // Then
        assertThatThrownBy(() -> LoadedModel.load(KEY, directory))
                .isInstanceOf(UnsafeModelException.class)
                .hasMessageContaining("fingerprint.pb");
    }

    @Test
    void shouldRefuseBytesThatAreNoGraph() throws IOException {
        // Given
        TinyModel.scale(directory, 1f);
        Files.write(directory.resolve("saved_model.pb"), new byte[] {1, 2, 3});

        // Then
        assertThatThrownBy(() -> LoadedModel.load(KEY, directory))
                .isInstanceOf(UnsafeModelException.class)
                .hasMessageContaining("saved_model.pb");
    }

    private static FunctionDef function(String name, String op) {
        return FunctionDef.newBuilder()
                .setSignature(OpDef.newBuilder().setName(name))
                .addNodeDef(NodeDef.newBuilder().setName("n").setOp(op))
                .build();
    }

    private static void restoreFromConstant(org.tensorflow.proto.SavedModel.Builder model) {
        var graph = model.getMetaGraphsBuilder(0).getGraphDefBuilder();
        for (NodeDef.Builder node : graph.getNodeBuilderList()) {
            if (node.getOp().equals("RestoreV2")) {
                node.setInput(0, "save/Const");
            }
        }
    }

    private static void saveOnPredict(org.tensorflow.proto.SavedModel.Builder model) {
        var graph = model.getMetaGraphsBuilder(0).getGraphDefBuilder();
        for (NodeDef.Builder node : graph.getNodeBuilderList()) {
            if (node.getOp().equals("Mul")) {
                node.addInput("^save/Save");
            }
        }
    }

    private static float[] floats(float... values) {
        return values;
    }
}
