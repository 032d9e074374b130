/// Tests.
@NullMarked
package io.credence.training.models.layer;

import org.jspecify.annotations.NullMarked;
