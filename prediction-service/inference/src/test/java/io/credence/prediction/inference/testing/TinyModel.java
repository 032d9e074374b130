package io.credence.prediction.inference.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/// Writes real SavedModels with TensorFlow itself.
public final class TinyModel {

    private TinyModel() {}

    /// `x [-1, 3]` to `y = factor * x [-1, 3]` and `version = factor [-1]`.
    public static Path scale(Path directory, float factor) {
        return export(
                directory,
                tf -> {
                    Operand<TFloat32> x = input(tf, "x", Shape.of(-1, 3));
                    Operand<TFloat32> weight = tf.variable(tf.constant(factor));
                    Operand<TFloat32> zeros =
                            tf.math.mul(tf.reduceSum(x, tf.constant(1)), zero(tf));
                    return Signature.builder()
                            .input("x", x)
                            .output("y", tf.math.mul(x, weight))
                            .output("version", tf.math.add(zeros, weight));
                });
    }

    /// `window [-1, 64, 12]` to a forecast around the window's mean plus `bias`, band +-0.1.
    public static Path forecaster(Path directory, float bias) {
        return export(
                directory,
                tf -> {
                    Operand<TFloat32> window = input(tf, "window", Shape.of(-1, 64, 12));
                    Operand<TFloat32> logit =
                            tf.math.add(
                                    tf.math.mean(window, tf.constant(new int[] {1, 2})),
                                    tf.variable(tf.constant(bias)));
                    Operand<TFloat32> probability = tf.math.sigmoid(logit);
                    return Signature.builder()
                            .input("window", window)
                            .output("logit", logit)
                            .output("probability", probability)
                            .output("lower", tf.math.sub(probability, tf.constant(0.1f)))
                            .output("upper", tf.math.add(probability, tf.constant(0.1f)));
                });
    }

    /// `x [-1, 1]` to the entry of a table of ten: fails where x is no index of it.
    public static Path lookup(Path directory) {
        return export(
                directory,
                tf -> {
                    Operand<TFloat32> x = input(tf, "x", Shape.of(-1, 1));
                    Operand<TInt32> index = tf.dtypes.cast(tf.squeeze(x), TInt32.class);
                    Operand<TFloat32> table =
                            tf.constant(new float[] {0, 10, 20, 30, 40, 50, 60, 70, 80, 90});
                    Operand<TFloat32> y =
                            tf.reshape(
                                    tf.gather(table, index, tf.constant(0)),
                                    tf.constant(new int[] {-1}));
                    return Signature.builder().input("x", x).output("y", y);
                });
    }

    /// `x [-1, 1]` to itself, after `products` of some ten milliseconds each.
    public static Path slow(Path directory, int products) {
        return export(
                directory,
                tf -> {
                    Operand<TFloat32> x = input(tf, "x", Shape.of(-1, 1));
                    Operand<TFloat32> matrix =
                            tf.math.mul(
                                    tf.fill(tf.constant(new int[] {700, 700}), tf.constant(1e-3f)),
                                    tf.reduceMax(x, tf.constant(new int[] {0, 1})));
                    Operand<TFloat32> product = matrix;
                    for (int i = 0; i < products; i++) {
                        product = tf.linalg.matMul(product, matrix);
                    }
                    Operand<TFloat32> nothing =
                            tf.math.mul(
                                    tf.reduceMax(product, tf.constant(new int[] {0, 1})), zero(tf));
                    return Signature.builder().input("x", x).output("y", tf.math.add(x, nothing));
                });
    }

    /// Answers the bytes of a file of the host.
    public static Path readsFile(Path directory) {
        return export(
                directory,
                tf -> {
                    Operand<TFloat32> x = input(tf, "x", Shape.of(-1, 1));
                    Operand<TUint8> bytes =
                            tf.io.decodeRaw(
                                    tf.io.readFile(tf.constant("/etc/hostname")), TUint8.class);
                    return Signature.builder()
                            .input("x", x)
                            .output("y", tf.dtypes.cast(bytes, TFloat32.class));
                });
    }

    /// Rewrites the graph of a written model.
    public static void edit(
            Path directory, java.util.function.Consumer<SavedModel.Builder> change) {
        Path file = directory.resolve("saved_model.pb");
        try {
            SavedModel.Builder model = SavedModel.parseFrom(Files.readAllBytes(file)).toBuilder();
            change.accept(model);
            Files.write(file, model.build().toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Operand<TFloat32> input(Ops tf, String name, Shape shape) {
        return tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(shape));
    }

    private static Operand<TFloat32> zero(Ops tf) {
        return tf.constant(0f);
    }

    private static Path export(Path directory, Body body) {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            Signature signature = body.build(tf).key(Signature.DEFAULT_KEY).build();
            session.initialize();
            SavedModelBundle.exporter(directory.toString())
                    .withSession(session)
                    .withSignature(signature)
                    .export();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Body {
        Signature.Builder build(Ops tf);
    }
}
