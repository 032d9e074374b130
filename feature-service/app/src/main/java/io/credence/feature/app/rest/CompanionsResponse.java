package io.credence.feature.app.rest;

import io.credence.feature.app.domain.instrument.Companions;
import java.util.SortedMap;
import java.util.TreeMap;

/// Symbols by the names that they have beside the instrument.
record CompanionsResponse(SortedMap<String, String> companions) {

    static final String CLOSE = ".close";

    static CompanionsResponse from(Companions.Chosen chosen) {
        SortedMap<String, String> words = new TreeMap<>();
        chosen.byName()
                .forEach((name, companion) -> {
                    String key = name.key();
                    words.put(key.substring(0, key.length() - CLOSE.length()), companion.value());
                });
        return new CompanionsResponse(words);
    }
}
