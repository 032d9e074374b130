package io.credence.platform.api;

import java.util.regex.Pattern;

/// One customer of the suite; everything stored belongs to exactly one.
public record TenantId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{1,30}");

    public TenantId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("tenant must match " + SHAPE);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
