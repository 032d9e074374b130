package io.credence.registry.api;

import java.util.regex.Pattern;

/// What a model is called within its tenant. It stands in URLs and in Kafka keys as it is, so it
/// has no character that needs escaping there.
public record ModelName(String value) {

    public static final String RULE =
            "must be 1 to 128 letters, digits, '.', '_' or '-', the first a letter or digit";

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    public ModelName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("name " + RULE);
        }
    }
}
