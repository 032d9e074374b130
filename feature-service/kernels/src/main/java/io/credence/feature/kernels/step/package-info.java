/// What a kernel is: one step per bar over state of fixed size, from which batch and streaming both
/// follow.
@NullMarked
package io.credence.feature.kernels.step;

import org.jspecify.annotations.NullMarked;
