/// Tests.
@NullMarked
package io.credence.training.trainer.evaluate;

import org.jspecify.annotations.NullMarked;
