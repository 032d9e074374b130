package io.credence.training.app.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credence.training.api.ResourceSpec;
import io.credence.training.api.TrainingSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// The identity of a spec, defaults filled in: equal hashes ask for the same training.
final class SpecHash {

    // Of its own: a change of the service's mapper must not change the hashes of stored runs.
    private static final JsonMapper CANONICAL =
            JsonMapper.builder().enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

    private SpecHash() {}

    /// What datasets can be asked for came bit by bit, and is null or an empty list where it is
    /// not.
    private static void withoutUnasked(ObjectNode dataset) {
        List<String> unasked =
                dataset.properties().stream()
                        .filter(field ->
                                field.getValue().isNull()
                                        || (field.getValue().isArray()
                                                && field.getValue().isEmpty()))
                        .map(Map.Entry::getKey)
                        .toList();
        dataset.remove(unasked);
    }

    static String of(TrainingSpec spec) {
        ObjectNode fields = CANONICAL.valueToTree(spec);
        // They came later: the hashes of runs that do not ask for any stay what they were.
        if (spec.resources().equals(ResourceSpec.DEFAULT)) {
            fields.remove("resources");
        }
        withoutUnasked(fields.withObject("/dataset"));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    CANONICAL
                                            .writeValueAsString(fields)
                                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a spec is plain data", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
