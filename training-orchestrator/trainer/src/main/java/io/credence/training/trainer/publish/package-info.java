/// From a fitted network to a registered version.
@NullMarked
package io.credence.training.trainer.publish;

import org.jspecify.annotations.NullMarked;
