package io.credence.prediction.inference.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/// A model version with a session of its own. Counts its users: `retire` ends it once the last one
/// has released, so a swap never pulls a session from under a run.
public final class LoadedModel {

    // The run stays on the calling thread: the batcher's dispatchers are the pool, and a hop to
    // TensorFlow's own costs more than these graphs compute.
    private static final ConfigProto ON_CALLER_THREAD =
            ConfigProto.newBuilder()
                    .setInterOpParallelismThreads(-1)
                    .setIntraOpParallelismThreads(1)
                    .setAllowSoftPlacement(true)
                    .build();

    private final ModelKey key;
    private final ModelSignature signature;
    private final SavedModelBundle bundle;
    private final List<Output<?>> feeds;
    private final List<Output<?>> fetches;
    private final ModelStatistics statistics = new ModelStatistics();

    // One for the owner until it retires, one per user.
    private final AtomicInteger users = new AtomicInteger(1);

    private LoadedModel(ModelKey key, SavedModelFolder folder, SavedModelBundle bundle) {
        this.key = key;
        this.signature = folder.signature();
        this.bundle = bundle;
        this.feeds =
                signature.inputs().stream()
                        .<Output<?>>map(spec -> output(folder.inputTensor(spec.name())))
                        .toList();
        this.fetches =
                signature.outputs().stream()
                        .<Output<?>>map(spec -> output(folder.outputTensor(spec.name())))
                        .toList();
    }

    /// Judges and loads the SavedModel in `directory`.
    ///
    /// @throws UnsafeModelException when it must not or cannot be loaded
    public static LoadedModel load(ModelKey key, Path directory) throws IOException {
        SavedModelFolder folder = SavedModelFolder.open(directory);
        SavedModelBundle bundle;
        try {
            bundle =
                    SavedModelBundle.loader(folder.directory().toString())
                            .withTags(SavedModelFolder.TAG)
                            .withConfigProto(ON_CALLER_THREAD)
                            .load();
        } catch (TensorFlowException e) {
            throw new UnsafeModelException("TensorFlow cannot load it: " + e.getMessage(), e);
        }
        try {
            return new LoadedModel(key, folder, bundle);
        } catch (RuntimeException e) {
            bundle.close();
            throw e;
        }
    }

    public ModelKey key() {
        return key;
    }

    public ModelSignature signature() {
        return signature;
    }

    public ModelStatistics statistics() {
        return statistics;
    }

    /// Runs zeros of each batch size twice, so that no request pays for the first touch. Dimensions
    /// other than the batch that take any size are tried with 1.
    public void warmUp(int... batchSizes) {
        int[] sizes = signature.batched() ? batchSizes : new int[] {1};
        for (int size : sizes) {
            List<FloatTensor> zeros = new ArrayList<>();
            for (TensorSpec input : signature.inputs()) {
                long[] shape = input.shape().stream().mapToLong(d -> d < 0 ? 1 : d).toArray();
                if (signature.batched()) {
                    shape[0] = size;
                }
                zeros.add(new FloatTensor(shape, new float[(int) FloatTensor.elements(shape)]));
            }
            run(zeros, () -> 0);
            run(zeros, () -> 0);
        }
    }

    /// Runs on the calling thread, which must be a platform thread: native code holds its carrier.
    ///
    /// @param inputs in the order of the signature, shapes already checked against it
    /// @param nanoTime measures the steps, as `System::nanoTime` does
    public ModelRun run(List<FloatTensor> inputs, LongSupplier nanoTime) {
        long start = nanoTime.getAsLong();
        List<TFloat32> fed = new ArrayList<>(inputs.size());
        try {
            Session.Runner runner = bundle.session().runner();
            for (int i = 0; i < feeds.size(); i++) {
                TFloat32 tensor = tensor(inputs.get(i));
                fed.add(tensor);
                runner.feed(feeds.get(i), tensor);
            }
            fetches.forEach(runner::fetch);
            long ready = nanoTime.getAsLong();
            try (Result result = runner.run()) {
                long done = nanoTime.getAsLong();
                List<FloatTensor> outputs = new ArrayList<>(fetches.size());
                for (int i = 0; i < fetches.size(); i++) {
                    outputs.add(values(result.get(i)));
                }
                return new ModelRun(
                        outputs, ready - start, done - ready, nanoTime.getAsLong() - done);
            }
        } finally {
            fed.forEach(Tensor::close);
        }
    }

    /// Counts the caller in; false when the model is closed or about to be.
    public boolean tryUse() {
        for (int count = users.get(); count > 0; count = users.get()) {
            if (users.compareAndSet(count, count + 1)) {
                return true;
            }
        }
        return false;
    }

    /// Ends one `tryUse`.
    public void release() {
        if (users.decrementAndGet() == 0) {
            bundle.close();
        }
    }

    /// The owner lets go; to be called once. Whoever uses the model finishes first.
    public void retire() {
        release();
    }

    public boolean closed() {
        return users.get() == 0;
    }

    private Output<?> output(String tensor) {
        Output<?> output = bundle.graph().output(tensor);
        if (output == null) {
            throw new UnsafeModelException(
                    "the signature names a tensor the graph lacks: " + tensor);
        }
        return output;
    }

    private static TFloat32 tensor(FloatTensor input) {
        return TFloat32.tensorOf(
                Shape.of(input.shape()),
                DataBuffers.of(input.values(), true, false).narrow(input.size()));
    }

    private static FloatTensor values(Tensor tensor) {
        float[] values = new float[(int) tensor.shape().size()];
        // Bulk copy: an array-backed target of the same shape is one memcpy.
        ((TFloat32) tensor)
                .copyTo(NdArrays.wrap(tensor.shape(), DataBuffers.of(values, false, false)));
        return new FloatTensor(tensor.shape().asArray(), values);
    }
}
