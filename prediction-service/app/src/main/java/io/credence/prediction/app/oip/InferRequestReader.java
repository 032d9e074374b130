package io.credence.prediction.app.oip;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the JSON part of an inference request token by token.
final class InferRequestReader {

    private static final int MAX_TENSORS = 256;
    private static final int MAX_RANK = 16;
    private static final Set<String> INFINITIES =
            Set.of("Infinity", "+Infinity", "-Infinity", "INF", "+INF", "-INF");

    // Tensors may hold NaN and the infinities as bare words, as Triton writes them.
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(2 * MAX_RANK)
                                    .maxStringLength(16_384)
                                    .maxNumberLength(200)
                                    .build())
                    .build();

    private InferRequestReader() {}

    static InferRequest read(byte[] body, int length) {
        try (JsonParser json = JSON.createParser(body, 0, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw InvalidTensor.of(InferRequest.OWNER, "must be a JSON object");
            }
            InferRequest request = request(json);
            if (json.nextToken() != null) {
                throw InvalidTensor.of(InferRequest.OWNER, "must end after its JSON object");
            }
            return request;
        } catch (JsonProcessingException e) {
            throw InvalidTensor.of(
                    InferRequest.OWNER,
                    "is not valid JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse("")
                            + place(e.getLocation()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    // What is too long or too deep has no place.
    private static String place(@Nullable JsonLocation at) {
        return at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static InferRequest request(JsonParser json) throws IOException {
        String id = null;
        RequestParameters parameters = RequestParameters.NONE;
        List<InputTensor> inputs = List.of();
        List<OutputWish> wishes = List.of();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "id" -> id = text(json, InferRequest.OWNER, "id");
                case "parameters" -> parameters = RequestParameters.read(json, InferRequest.OWNER);
                case "inputs" -> inputs = inputs(json);
                case "outputs" -> wishes = wishes(json);
                default -> json.skipChildren();
            }
        }
        if (inputs.isEmpty()) {
            throw InvalidTensor.of(InferRequest.OWNER, "must have inputs");
        }
        boolean binary = new InferRequest(id, parameters, inputs, List.of()).binaryByDefault();
        return new InferRequest(
                id,
                parameters,
                inputs,
                wishes.stream().map(wish -> wish.toOutput(binary)).toList());
    }

    private static List<InputTensor> inputs(JsonParser json) throws IOException {
        requireArray(json, "inputs");
        List<InputTensor> inputs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            InputTensor input = input(json, "inputs[" + inputs.size() + "]");
            if (!names.add(input.name())) {
                throw InvalidTensor.input(input.name(), "is there twice");
            }
            inputs.add(input);
            requireFew(inputs.size(), "inputs");
        }
        return inputs;
    }

    private static InputTensor input(JsonParser json, String place) throws IOException {
        requireObject(json, place);
        String name = null;
        String datatype = null;
        Dimensions shape = null;
        RequestParameters parameters = RequestParameters.NONE;
        FloatList data = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            String owner = name == null ? place : "input '" + name + "'";
            switch (field) {
                case "name" -> name = text(json, place, "name");
                case "datatype" -> datatype = text(json, owner, "datatype");
                case "shape" -> shape = shape(json, owner);
                case "parameters" -> parameters = RequestParameters.read(json, owner);
                case "data" -> data = data(json, owner);
                default -> json.skipChildren();
            }
        }
        if (name == null || datatype == null || shape == null) {
            throw InvalidTensor.of(
                    name == null ? place : "input '" + name + "'",
                    "must have a name, a datatype and a shape");
        }
        return new InputTensor(name, datatype, shape, parameters, data);
    }

    private static Dimensions shape(JsonParser json, String owner) throws IOException {
        List<Long> sizes = new ArrayList<>();
        boolean array = json.currentToken() == JsonToken.START_ARRAY;
        while (array && json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || sizes.size() == MAX_RANK
                    || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    || json.getLongValue() < 1) {
                array = false;
            } else {
                sizes.add(json.getLongValue());
            }
        }
        if (!array) {
            throw InvalidTensor.of(
                    owner, "must have a shape of at most " + MAX_RANK + " whole numbers >= 1");
        }
        return new Dimensions(sizes);
    }

    private static FloatList data(JsonParser json, String owner) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw InvalidTensor.of(owner, "must have an array as data");
        }
        FloatList values = new FloatList();
        int depth = 1;
        while (depth > 0) {
            switch (json.nextToken()) {
                case START_ARRAY -> depth++;
                case END_ARRAY -> depth--;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                        values.add(number(json, owner, values.size()));
                default ->
                        throw InvalidTensor.of(
                                owner, "data[" + values.size() + "] must be a number");
            }
        }
        return values;
    }

    private static float number(JsonParser json, String owner, int index) throws IOException {
        float value = json.getFloatValue();
        if (Float.isInfinite(value) && !INFINITIES.contains(json.getText())) {
            throw InvalidTensor.of(owner, "data[" + index + "] is beyond the range of FP32");
        }
        return value;
    }

    private static List<OutputWish> wishes(JsonParser json) throws IOException {
        requireArray(json, "outputs");
        List<OutputWish> wishes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String place = "outputs[" + wishes.size() + "]";
            requireObject(json, place);
            String name = null;
            RequestParameters parameters = RequestParameters.NONE;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "name" -> name = text(json, place, "name");
                    case "parameters" -> parameters = RequestParameters.read(json, place);
                    default -> json.skipChildren();
                }
            }
            if (name == null) {
                throw InvalidTensor.of(place, "must have a name");
            }
            if (!names.add(name)) {
                throw InvalidTensor.output(name, "is asked for twice");
            }
            wishes.add(new OutputWish(name, parameters));
            requireFew(wishes.size(), "outputs");
        }
        return wishes;
    }

    private static String text(JsonParser json, String owner, String field) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw InvalidTensor.of(owner, "must have a string as " + field);
        }
        return json.getText();
    }

    private static void requireArray(JsonParser json, String field) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw InvalidTensor.of(field, "must be an array");
        }
    }

    private static void requireObject(JsonParser json, String place) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw InvalidTensor.of(place, "must be an object");
        }
    }

    private static void requireFew(int count, String field) {
        if (count > MAX_TENSORS) {
            throw InvalidTensor.of(field, "must be at most " + MAX_TENSORS);
        }
    }

    // The request's own default may come after the outputs that need it.
    private record OutputWish(String name, RequestParameters parameters) {

        RequestedOutput toOutput(boolean binaryByDefault) {
            String owner = "output '" + name + "'";
            if (parameters.count("classification", owner).orElse(0L) > 0) {
                throw InvalidTensor.of(owner, "cannot be classified: it has no labels");
            }
            return new RequestedOutput(
                    name, parameters.bool("binary_data", owner).orElse(binaryByDefault));
        }
    }
}
