package io.credence.platform.api;

/// One rule that the input broke. `field` is a path as the caller wrote it: `bars[3].high`, `line
/// 17, column price`.
public record Violation(String field, String rule) {}
