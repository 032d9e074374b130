/// The phases of a Job, in order.
@NullMarked
package io.credence.training.trainer.pipeline;

import org.jspecify.annotations.NullMarked;
