/// Work that one of several instances does, and another takes over when it dies.
@NullMarked
package io.credence.feature.app.domain.lease;

import org.jspecify.annotations.NullMarked;
