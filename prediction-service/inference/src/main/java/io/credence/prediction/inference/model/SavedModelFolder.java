package io.credence.prediction.inference.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/// A SavedModel directory that passed the checks that need no TensorFlow: known files only, allowed
/// operations only, a float32 `serving_default` signature.
final class SavedModelFolder {

    static final String TAG = "serve";

    private static final String SIGNATURE = "serving_default";
    private static final long MAX_GRAPH_BYTES = 256L << 20;

    // TensorFlow prefers saved_model.cpb over saved_model.pb, and takes .pbtxt without either: a
    // file
    // beside the scanned one could be what is loaded.
    private static final Pattern KNOWN_FILE =
            Pattern.compile(
                    "saved_model\\.pb|fingerprint\\.pb|keras_metadata\\.pb"
                            + "|variables/variables\\.(index|data-\\d{5}-of-\\d{5})");

    private final Path directory;
    private final Map<String, TensorInfo> inputs;
    private final Map<String, TensorInfo> outputs;

    private SavedModelFolder(Path directory, SignatureDef signature) {
        this.directory = directory;
        this.inputs = signature.getInputsMap();
        this.outputs = signature.getOutputsMap();
    }

    static SavedModelFolder open(Path directory) throws IOException {
        checkFiles(directory);
        MetaGraphDef served = null;
        for (MetaGraphDef metaGraph : parse(directory).getMetaGraphsList()) {
            GraphScan.check(metaGraph);
            if (metaGraph.getMetaInfoDef().getTagsList().equals(List.of(TAG))) {
                served = metaGraph;
            }
        }
        if (served == null) {
            throw new UnsafeModelException("no graph has the tag '" + TAG + "'");
        }
        SignatureDef signature = served.getSignatureDefMap().get(SIGNATURE);
        if (signature == null) {
            throw new UnsafeModelException("there is no signature '" + SIGNATURE + "'");
        }
        return new SavedModelFolder(directory, signature);
    }

    Path directory() {
        return directory;
    }

    ModelSignature signature() {
        return new ModelSignature(specs("input", inputs), specs("output", outputs));
    }

    String inputTensor(String name) {
        return tensor(inputs, name);
    }

    String outputTensor(String name) {
        return tensor(outputs, name);
    }

    private static void checkFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    continue;
                }
                String name = directory.relativize(file).toString();
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        || !KNOWN_FILE.matcher(name).matches()) {
                    throw new UnsafeModelException(
                            "file '" + name + "' does not belong in a SavedModel");
                }
            }
        }
    }

    private static SavedModel parse(Path directory) throws IOException {
        Path graph = directory.resolve("saved_model.pb");
        if (!Files.isRegularFile(graph) || Files.size(graph) > MAX_GRAPH_BYTES) {
            throw new UnsafeModelException(
                    "saved_model.pb must be there, with at most " + MAX_GRAPH_BYTES + " bytes");
        }
        try {
            return SavedModel.parseFrom(Files.readAllBytes(graph));
        } catch (IOException e) {
            throw new UnsafeModelException("saved_model.pb cannot be read", e);
        }
    }

    private static List<TensorSpec> specs(String kind, Map<String, TensorInfo> tensors) {
        if (tensors.isEmpty()) {
            throw new UnsafeModelException("the signature has no " + kind);
        }
        return tensors.entrySet().stream()
                .map(entry -> spec(kind, entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(TensorSpec::name))
                .toList();
    }

    private static TensorSpec spec(String kind, String name, TensorInfo tensor) {
        if (tensor.getDtype() != DataType.DT_FLOAT || tensor.getTensorShape().getUnknownRank()) {
            throw new UnsafeModelException(
                    kind
                            + " '"
                            + name
                            + "' must be float32 of known rank, was "
                            + tensor.getDtype());
        }
        return new TensorSpec(
                name,
                tensor.getTensorShape().getDimList().stream().map(dim -> dim.getSize()).toList());
    }

    private static String tensor(Map<String, TensorInfo> tensors, String name) {
        TensorInfo tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor " + name);
        }
        return tensor.getName();
    }
}
