package io.credence.training.models.export;

import com.google.protobuf.CodedOutputStream;
import io.credence.training.models.learner.LearnerSpec;
import io.credence.training.models.parameter.Weights;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tensorflow.Graph;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/// Writes a network as a SavedModel with the signature `serving_default`. The weights are constants
/// of the graph: there are no variables to restore, hence no operation that reads or writes files,
/// and equal weights give an equal file.
public final class SavedModelWriter {

    public static final String TAG = "serve";
    public static final String SIGNATURE = "serving_default";
    private static final String PREDICT = "tensorflow/serving/predict";
    private static final int SCHEMA_VERSION = 1;

    private SavedModelWriter() {}

    public static void write(
            Path directory, LearnerSpec spec, Weights weights, LogisticCalibration calibration)
            throws IOException {
        Files.createDirectories(directory);
        try (Graph graph = new Graph()) {
            ServingGraph.build(graph, spec, weights, calibration);
            MetaGraphDef.Builder metaGraph =
                    MetaGraphDef.newBuilder()
                            .setGraphDef(graph.toGraphDef())
                            .putSignatureDef(SIGNATURE, signature(spec));
            metaGraph
                    .getMetaInfoDefBuilder()
                    .addTags(TAG)
                    .setTensorflowVersion(TensorFlow.version());
            SavedModel model =
                    SavedModel.newBuilder()
                            .setSavedModelSchemaVersion(SCHEMA_VERSION)
                            .addMetaGraphs(metaGraph)
                            .build();
            write(model, directory.resolve("saved_model.pb"));
        }
    }

    private static void write(SavedModel model, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            CodedOutputStream coded = CodedOutputStream.newInstance(out);
            // Attributes lie in hash maps, whose order differs from process to process.
            coded.useDeterministicSerialization();
            model.writeTo(coded);
            coded.flush();
        }
    }

    private static SignatureDef signature(LearnerSpec spec) {
        SignatureDef.Builder signature =
                SignatureDef.newBuilder()
                        .setMethodName(PREDICT)
                        .putInputs(
                                ServingGraph.INPUT,
                                tensor(
                                        ServingGraph.INPUT,
                                        -1,
                                        spec.windowLength(),
                                        spec.features()));
        for (String output : ServingGraph.OUTPUTS) {
            signature.putOutputs(output, tensor(output, -1));
        }
        return signature.build();
    }

    private static TensorInfo tensor(String operation, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (long size : shape) {
            dimensions.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
        }
        return TensorInfo.newBuilder()
                .setName(operation + ":0")
                .setDtype(DataType.DT_FLOAT)
                .setTensorShape(dimensions)
                .build();
    }
}
