package io.credence.prediction.app.oip;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.credence.prediction.inference.model.FloatTensor;
import io.credence.prediction.inference.model.ModelKey;
import io.credence.prediction.inference.model.ModelSignature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Writes an answer: the JSON part, then the binary tensors in the order of the outputs.
final class InferResponseWriter {

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                    .build();

    private InferResponseWriter() {}

    static EncodedResponse write(
            ModelKey model,
            ModelSignature signature,
            InferRequest request,
            List<FloatTensor> outputs) {
        List<RequestedOutput> wanted = wanted(signature, request);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        List<FloatTensor> binaries = new ArrayList<>();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("model_name", model.model());
            json.writeStringField("model_version", Integer.toString(model.version()));
            if (request.id() != null) {
                json.writeStringField("id", request.id());
            }
            json.writeObjectFieldStart("parameters");
            json.writeEndObject();
            json.writeArrayFieldStart("outputs");
            for (RequestedOutput output : wanted) {
                FloatTensor tensor = outputs.get(signature.outputIndex(output.name()));
                writeOutput(json, output, tensor);
                if (output.binary()) {
                    binaries.add(tensor);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (binaries.isEmpty()) {
            return new EncodedResponse(bytes, null);
        }
        int jsonLength = bytes.size();
        binaries.forEach(tensor -> bytes.writeBytes(littleEndian(tensor)));
        return new EncodedResponse(bytes, jsonLength);
    }

    /// What the caller asked for, or everything.
    static List<RequestedOutput> wanted(ModelSignature signature, InferRequest request) {
        for (RequestedOutput output : request.outputs()) {
            if (signature.outputIndex(output.name()) < 0) {
                throw InvalidTensor.output(output.name(), "is unknown to the model");
            }
        }
        if (!request.outputs().isEmpty()) {
            return request.outputs();
        }
        boolean binary = request.binaryByDefault();
        return signature.outputs().stream()
                .map(spec -> new RequestedOutput(spec.name(), binary))
                .toList();
    }

    private static void writeOutput(JsonGenerator json, RequestedOutput output, FloatTensor tensor)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", output.name());
        json.writeArrayFieldStart("shape");
        for (long size : tensor.shape()) {
            json.writeNumber(size);
        }
        json.writeEndArray();
        json.writeStringField("datatype", "FP32");
        if (output.binary()) {
            json.writeObjectFieldStart("parameters");
            json.writeNumberField("binary_data_size", tensor.size() * Float.BYTES);
            json.writeEndObject();
        } else {
            json.writeArrayFieldStart("data");
            for (int i = 0; i < tensor.size(); i++) {
                json.writeNumber(tensor.values()[i]);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static byte[] littleEndian(FloatTensor tensor) {
        ByteBuffer buffer =
                ByteBuffer.allocate(tensor.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(tensor.values(), 0, tensor.size());
        return buffer.array();
    }
}
