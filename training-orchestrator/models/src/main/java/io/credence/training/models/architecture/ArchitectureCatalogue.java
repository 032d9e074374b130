package io.credence.training.models.architecture;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The architectures that a run can ask for. A new one is a class and a line here.
public final class ArchitectureCatalogue {

    private static final Map<String, Architecture> BY_NAME =
            Stream.<Architecture>of(Tcn.DEFAULT)
                    .collect(Collectors.toUnmodifiableMap(Architecture::name, Function.identity()));

    private ArchitectureCatalogue() {}

    public static Optional<Architecture> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public static Set<String> names() {
        return BY_NAME.keySet();
    }
}
