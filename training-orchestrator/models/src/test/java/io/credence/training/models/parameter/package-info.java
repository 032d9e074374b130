/// Tests.
@NullMarked
package io.credence.training.models.parameter;

import org.jspecify.annotations.NullMarked;
