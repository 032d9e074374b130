/// The program in the training Job.
@NullMarked
package io.credence.training.trainer;

import org.jspecify.annotations.NullMarked;
