package io.credence.prediction.app.oip;

import io.credence.platform.api.ProblemException;
import io.credence.prediction.inference.model.FloatTensor;
import io.credence.prediction.inference.model.ModelSignature;
import io.credence.prediction.inference.model.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Turns the inputs of a request into tensors of a signature. Sizes are compared with the bytes
/// that are really there before an array is made.
final class TensorDecoder {

    private final ModelSignature signature;
    private final InferLimits limits;
    private final byte[] body;
    private int position;

    private TensorDecoder(
            ModelSignature signature, InferLimits limits, byte[] body, int jsonLength) {
        this.signature = signature;
        this.limits = limits;
        this.body = body;
        this.position = jsonLength;
    }

    /// Decodes all inputs.
    ///
    /// @param jsonLength where in `body` the binary tensors begin
    /// @return one tensor per input of the signature, in its order
    static List<FloatTensor> decode(
            InferRequest request,
            byte[] body,
            int jsonLength,
            ModelSignature signature,
            InferLimits limits) {
        return new TensorDecoder(signature, limits, body, jsonLength).decode(request);
    }

    private List<FloatTensor> decode(InferRequest request) {
        @Nullable FloatTensor[] tensors = new FloatTensor[signature.inputs().size()];
        int rows = -1;
        for (InputTensor input : request.inputs()) {
            int index = signature.inputIndex(input.name());
            if (index < 0) {
                throw InvalidTensor.input(
                        input.name(), "is unknown; the model takes " + names(signature.inputs()));
            }
            FloatTensor tensor = tensor(input, signature.inputs().get(index));
            if (signature.batched() && rows >= 0 && tensor.rows() != rows) {
                throw InvalidTensor.input(
                        input.name(), "must have " + rows + " rows as the inputs before it");
            }
            rows = tensor.rows();
            tensors[index] = tensor;
        }
        if (position != body.length) {
            throw InvalidTensor.of(
                    InferRequest.OWNER,
                    "has " + (body.length - position) + " bytes after its last tensor");
        }
        return IntStream.range(0, tensors.length).mapToObj(i -> required(tensors[i], i)).toList();
    }

    private FloatTensor required(@Nullable FloatTensor tensor, int index) {
        if (tensor == null) {
            throw InvalidTensor.input(signature.inputs().get(index).name(), "is missing");
        }
        return tensor;
    }

    private FloatTensor tensor(InputTensor input, TensorSpec spec) {
        if (!input.datatype().equals("FP32")) {
            throw InvalidTensor.input(
                    input.name(), "must have datatype FP32, was " + input.datatype());
        }
        long[] shape = input.shape().toArray();
        spec.mismatch(shape)
                .ifPresent(rule -> {
                    throw InvalidTensor.input(input.name(), rule);
                });
        if (signature.batched() && shape[0] > limits.rows()) {
            throw InvalidTensor.input(
                    input.name(), "must have at most " + limits.rows() + " rows, had " + shape[0]);
        }
        long elements = FloatTensor.elements(shape);
        String owner = "input '" + input.name() + "'";
        Long binarySize = input.parameters().count("binary_data_size", owner).orElse(null);
        FloatList json = input.json();
        if (json != null && binarySize == null) {
            if (json.size() != elements) {
                throw wrongCount(input, elements, json.size() + " values");
            }
            return new FloatTensor(shape, json.values());
        }
        if (json == null && binarySize != null) {
            return new FloatTensor(shape, binary(input, elements, binarySize));
        }
        throw InvalidTensor.input(
                input.name(), "must have either data or the parameter binary_data_size");
    }

    private float[] binary(InputTensor input, long elements, long size) {
        // elements may be Long.MAX_VALUE, so it is divided, never multiplied.
        if (size % Float.BYTES != 0 || size / Float.BYTES != elements) {
            throw wrongCount(input, elements, size + " bytes");
        }
        if (size > body.length - position) {
            throw InvalidTensor.input(
                    input.name(),
                    "promises " + size + " bytes, there are " + (body.length - position));
        }
        float[] values = new float[(int) elements];
        ByteBuffer.wrap(body, position, (int) size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        position += (int) size;
        return values;
    }

    private static ProblemException wrongCount(InputTensor input, long elements, String was) {
        return InvalidTensor.input(
                input.name(),
                "must have "
                        + elements
                        + " values of 4 bytes for shape "
                        + Arrays.toString(input.shape().toArray())
                        + ", had "
                        + was);
    }

    private static List<String> names(List<TensorSpec> specs) {
        return specs.stream().map(TensorSpec::name).toList();
    }
}
