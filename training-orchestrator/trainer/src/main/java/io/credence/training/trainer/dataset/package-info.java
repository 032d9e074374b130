/// A dataset snapshot in memory, and the windows in it.
@NullMarked
package io.credence.training.trainer.dataset;

import org.jspecify.annotations.NullMarked;
