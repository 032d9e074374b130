package io.credence.registry.app.domain;

import java.time.Instant;
import java.util.SortedMap;

/// A name under which versions are published.
///
/// @param id the database's handle; never leaves the service
/// @param latestVersion 0 while there is none
/// @param aliases to the version each points to
public record Model(
        long id,
        String name,
        String description,
        int latestVersion,
        SortedMap<String, Integer> aliases,
        Instant createdAt,
        String createdBy) {}
