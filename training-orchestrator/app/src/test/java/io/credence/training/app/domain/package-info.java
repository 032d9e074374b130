/// Decisions and transitions, without a container.
@NullMarked
package io.credence.training.app.domain;

import org.jspecify.annotations.NullMarked;
