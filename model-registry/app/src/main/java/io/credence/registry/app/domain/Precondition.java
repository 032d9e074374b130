package io.credence.registry.app.domain;

import java.util.Optional;
import java.util.Set;

/// What the caller believes of the thing it changes.
public sealed interface Precondition {

    boolean holds(Optional<AliasMove> current);

    /// It is as it is, or not there yet.
    record Anything() implements Precondition {

        @Override
        public boolean holds(Optional<AliasMove> current) {
            return true;
        }
    }

    /// It is still what the caller saw.
    record Unchanged(Set<String> etags) implements Precondition {

        public Unchanged {
            etags = Set.copyOf(etags);
        }

        @Override
        public boolean holds(Optional<AliasMove> current) {
            return current.map(AliasMove::etag).filter(etags::contains).isPresent();
        }
    }

    /// It is not there yet.
    record Absent() implements Precondition {

        @Override
        public boolean holds(Optional<AliasMove> current) {
            return current.isEmpty();
        }
    }
}
