package io.credence.platform.testkit.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Spoils one place of a JSON body.
final class JsonMutation {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonMutation() {}

    static void apply(Draft draft, RandomGenerator random) {
        try {
            JsonNode root = JSON.readTree(draft.body);
            List<ContainerNode<?>> places = new ArrayList<>();
            collect(root, places);
            if (places.isEmpty()) {
                draft.body = OddValues.json(random).getBytes(StandardCharsets.UTF_8);
                return;
            }
            change(OddValues.pick(places, random), random);
            draft.body = write(root);
        } catch (JsonProcessingException _) {
            // An earlier mutation spoilt it; twice is not worse.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] write(JsonNode root) throws JsonProcessingException {
        return JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> places) {
        if (node instanceof ContainerNode<?> container && !node.isEmpty()) {
            places.add(container);
            node.forEach(child -> collect(child, places));
        }
    }

    private static void change(ContainerNode<?> place, RandomGenerator random) {
        switch (place) {
            case ObjectNode object -> change(object, random);
            case ArrayNode array -> change(array, random);
            default -> throw new IllegalStateException("no other container of JSON");
        }
    }

    private static void change(ObjectNode object, RandomGenerator random) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = OddValues.pick(names, random);
        JsonNode value = object.get(name);
        switch (random.nextInt(10)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "x", object.remove(name));
            case 2 -> raw(object, OddValues.word(random), OddValues.json(random));
            case 3 ->
                    raw(
                            object,
                            name,
                            value + "," + OddValues.quoted(name) + ":" + OddValues.json(random));
            case 4 -> raw(object, name, sameKind(value, random));
            case 5 -> raw(object, name, "[" + value + "]");
            case 6 -> object.put(name, value.asText());
            default ->
                    raw(
                            object,
                            name,
                            value.isNumber() ? OddValues.number(random) : OddValues.json(random));
        }
    }

    private static void change(ArrayNode array, RandomGenerator random) {
        int index = random.nextInt(array.size());
        JsonNode value = array.get(index);
        switch (random.nextInt(5)) {
            case 0 -> array.remove(index);
            case 1 -> array.add(value);
            case 2 -> array.removeAll();
            case 3 -> array.setRawValue(index, new RawValue(sameKind(value, random)));
            default -> array.setRawValue(index, new RawValue(OddValues.json(random)));
        }
    }

    private static String sameKind(JsonNode value, RandomGenerator random) {
        if (value.isNumber()) {
            return Double.toString(value.asDouble() * random.nextInt(-2, 1_000));
        }
        if (value.isTextual()) {
            return OddValues.quoted(value.asText() + OddValues.word(random));
        }
        return value.isBoolean() ? Boolean.toString(!value.asBoolean()) : "null";
    }

    private static void raw(ObjectNode object, String name, String json) {
        object.putRawValue(name, new RawValue(json));
    }
}
