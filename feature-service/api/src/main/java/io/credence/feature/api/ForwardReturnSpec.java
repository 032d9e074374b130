package io.credence.feature.api;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// `close[+h] / close - 1` for each horizon `h`, known when the longest is.
public record ForwardReturnSpec(List<Integer> horizonsBars) implements LabelSpec {

    private static final int MOST = 20;

    public ForwardReturnSpec {
        horizonsBars = Objects.requireNonNullElse(horizonsBars, List.of());
        if (horizonsBars.isEmpty()
                || horizonsBars.stream().anyMatch(Objects::isNull)
                || horizonsBars.size() > MOST
                || new HashSet<>(horizonsBars).size() != horizonsBars.size()) {
            throw new IllegalArgumentException(
                    "horizonsBars must be distinct, at least one and at most " + MOST);
        }
        horizonsBars = List.copyOf(horizonsBars);
        horizonsBars.forEach(horizon -> LabelSpec.requireBars("horizonsBars", horizon, 1));
    }
}
