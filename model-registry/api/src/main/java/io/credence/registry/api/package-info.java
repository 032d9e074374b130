/// The published language of the registry context: versions, their evidence, aliases, gates.
@NullMarked
package io.credence.registry.api;

import org.jspecify.annotations.NullMarked;
