/// Slices by time between which no label leaks.
@NullMarked
package io.credence.training.trainer.split;

import org.jspecify.annotations.NullMarked;
