/// Tests.
@NullMarked
package io.credence.training.trainer.calibrate;

import org.jspecify.annotations.NullMarked;
