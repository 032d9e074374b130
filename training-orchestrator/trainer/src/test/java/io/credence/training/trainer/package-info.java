/// Tests.
@NullMarked
package io.credence.training.trainer;

import org.jspecify.annotations.NullMarked;
