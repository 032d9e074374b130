/// How a Job is described, told, and how it ends.
@NullMarked
package io.credence.training.trainer.job;

import org.jspecify.annotations.NullMarked;
