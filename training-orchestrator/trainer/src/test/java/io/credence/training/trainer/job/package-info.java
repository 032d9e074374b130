/// Tests.
@NullMarked
package io.credence.training.trainer.job;

import org.jspecify.annotations.NullMarked;
