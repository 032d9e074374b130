/// Tests.
@NullMarked
package io.credence.training.trainer.client;

import org.jspecify.annotations.NullMarked;
