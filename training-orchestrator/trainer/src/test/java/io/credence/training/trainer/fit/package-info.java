/// Tests.
@NullMarked
package io.credence.training.trainer.fit;

import org.jspecify.annotations.NullMarked;
