/// Tests.
@NullMarked
package io.credence.training.models.export;

import org.jspecify.annotations.NullMarked;
