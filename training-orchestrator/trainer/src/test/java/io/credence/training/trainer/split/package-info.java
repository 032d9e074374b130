/// Tests.
@NullMarked
package io.credence.training.trainer.split;

import org.jspecify.annotations.NullMarked;
