/// The registry's events on their way out.
@NullMarked
package io.credence.registry.app.messaging;

import org.jspecify.annotations.NullMarked;
