package io.credence.prediction.inference.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/// Reads a graph before TensorFlow does. A model from a tenant is a program: it may compute, and
/// restore its own variables from the path that the loader feeds, and nothing else.
final class GraphScan {

    // Registered ops begin with a capital or one underscore and a capital: a function that could be
    // one would hide which of the two a node calls.
    private static final Pattern FUNCTION_NAME = Pattern.compile("(__|[a-z])[A-Za-z0-9_.\\-/]*");

    private final MetaGraphDef metaGraph;
    private final Map<String, NodeDef> nodes = new HashMap<>();
    private final Set<String> functions = new HashSet<>();

    private GraphScan(MetaGraphDef metaGraph) {
        this.metaGraph = metaGraph;
        GraphDef graph = metaGraph.getGraphDef();
        graph.getNodeList().forEach(node -> nodes.put(node.getName(), node));
        graph.getLibrary()
                .getFunctionList()
                .forEach(function -> functions.add(function.getSignature().getName()));
    }

    static void check(MetaGraphDef metaGraph) {
        GraphScan scan = new GraphScan(metaGraph);
        scan.checkFunctions();
        scan.checkNodes();
        scan.checkPredictionPath();
    }

    // A function body could be called from anywhere, so the saver's ops have no place in it.
    private void checkFunctions() {
        for (FunctionDef function : metaGraph.getGraphDef().getLibrary().getFunctionList()) {
            String name = function.getSignature().getName();
            if (!FUNCTION_NAME.matcher(name).matches()) {
                throw new UnsafeModelException("function " + name + " has the name of an op");
            }
            for (NodeDef node : function.getNodeDefList()) {
                if (!computes(node)) {
                    throw refused(node, " in function " + name);
                }
            }
        }
    }

    private void checkNodes() {
        String filename = nodeOf(metaGraph.getSaverDef().getFilenameTensorName());
        for (NodeDef node : metaGraph.getGraphDef().getNodeList()) {
            if (computes(node)) {
                continue;
            }
            if (!AllowedOps.CHECKPOINT.contains(node.getOp())) {
                throw refused(node, "");
            }
            if (node.getOp().equals("RestoreV2") && !readsFrom(node, filename)) {
                throw new UnsafeModelException(
                        "node " + node.getName() + " restores from a path of its own");
            }
        }
    }

    // The saver's ops never run for a prediction, nor at loading except through `restore_op`.
    private void checkPredictionPath() {
        SaverDef saver = metaGraph.getSaverDef();
        Deque<String> open = new ArrayDeque<>();
        for (SignatureDef signature : metaGraph.getSignatureDefMap().values()) {
            signature.getOutputsMap().values().stream().map(TensorInfo::getName).forEach(open::add);
        }
        // Init ops are named in collections or as a signature; whatever else a collection names is
        // walked too.
        metaGraph
                .getCollectionDefMap()
                .values()
                .forEach(collection -> open.addAll(collection.getNodeList().getValueList()));
        Set<String> seen = reach(open);
        for (String name : seen) {
            NodeDef node = nodes.get(name);
            if (node != null && AllowedOps.CHECKPOINT.contains(node.getOp())) {
                throw refused(node, " on the path of a prediction");
            }
        }
        Set<String> restoring = reach(new ArrayDeque<>(List.of(saver.getRestoreOpName())));
        for (String name : restoring) {
            NodeDef node = nodes.get(name);
            if (node != null
                    && AllowedOps.CHECKPOINT.contains(node.getOp())
                    && !node.getOp().equals("RestoreV2")) {
                throw refused(node, " on the path of restoring");
            }
        }
    }

    private Set<String> reach(Deque<String> open) {
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = nodeOf(open.remove());
            NodeDef node = nodes.get(name);
            if (node != null && seen.add(name)) {
                open.addAll(node.getInputList());
            }
        }
        return seen;
    }

    private boolean computes(NodeDef node) {
        return AllowedOps.COMPUTE.contains(node.getOp()) || functions.contains(node.getOp());
    }

    private boolean readsFrom(NodeDef restore, String filename) {
        NodeDef source = nodes.get(filename);
        return source != null
                && source.getOp().startsWith("Placeholder")
                && restore.getInputCount() > 0
                && nodeOf(restore.getInput(0)).equals(filename);
    }

    private static UnsafeModelException refused(NodeDef node, String where) {
        return new UnsafeModelException(
                "operation "
                        + node.getOp()
                        + " (node "
                        + node.getName()
                        + ")"
                        + where
                        + " is not allowed");
    }

    /// The node of a tensor `name:index` or a control input `^name`.
    private static String nodeOf(String tensor) {
        String name = tensor.startsWith("^") ? tensor.substring(1) : tensor;
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }
}
