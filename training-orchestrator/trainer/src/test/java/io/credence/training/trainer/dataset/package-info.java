/// Tests.
@NullMarked
package io.credence.training.trainer.dataset;

import org.jspecify.annotations.NullMarked;
