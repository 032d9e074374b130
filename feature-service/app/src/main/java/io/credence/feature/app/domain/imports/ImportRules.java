package io.credence.feature.app.domain.imports;

import io.credence.feature.app.domain.quality.FindingSource;

/// What may become of an import.
///
/// @param acceptSuspect the caller takes suspect bars as they are: what can be a bar is stored, and
///   what cannot goes into quarantine instead of refusing the whole
public record ImportRules(FindingSource source, boolean acceptSuspect) {}
