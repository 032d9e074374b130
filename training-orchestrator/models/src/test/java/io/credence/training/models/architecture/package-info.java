/// Tests.
@NullMarked
package io.credence.training.models.architecture;

import org.jspecify.annotations.NullMarked;
