package io.credence.registry.api;

import java.util.regex.Pattern;

/// A named pointer to a version. `champion` serves and trades.
public record Alias(String value) {

    public static final String RULE =
            "must be 1 to 255 letters, digits, '_' or '-', the first a letter or '_', and neither 'latest' nor like v1";

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z_][\\w-]{0,254}");
    private static final Pattern VERSION_LIKE = Pattern.compile("[vV]\\d+");

    public static final Alias CHAMPION = new Alias("champion");

    public Alias {
        if (!SHAPE.matcher(value).matches()
                || VERSION_LIKE.matcher(value).matches()
                || value.equalsIgnoreCase("latest")) {
            throw new IllegalArgumentException("alias " + RULE);
        }
    }
}
