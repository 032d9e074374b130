/// Models small enough to be built inside a test.
@NullMarked
package io.credence.prediction.inference.testing;

import org.jspecify.annotations.NullMarked;
