package io.credence.platform.local.ci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A training request in a file, as `POST /api/v1/training-runs` takes it. What its fields may say
/// is for the suite to judge.
public record RequestFile(Path file, String json) {

    private static final long MOST_BYTES = 1 << 20;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    public static RequestFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StepRefused("there is no file " + file);
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new StepRefused(file + " is too large for a training request");
            }
            String text = Files.readString(file);
            JsonNode request = JSON.readTree(text);
            if (!request.isObject()) {
                throw new StepRefused(
                        file
                                + " must hold one JSON object, as POST /api/v1/training-runs takes it");
            }
            return new RequestFile(file, text);
        } catch (JsonProcessingException e) {
            throw new StepRefused(
                    "%s is not JSON%s: %s".formatted(file, place(e), e.getOriginalMessage()));
        } catch (IOException e) {
            throw new StepRefused("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : ", line %d column %d"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }
}
