/// Proper scores, calibration error and their uncertainty.
@NullMarked
package io.credence.training.trainer.evaluate;

import org.jspecify.annotations.NullMarked;
