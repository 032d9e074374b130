/// Features of how the price has moved lately, the classical oscillators among them.
@NullMarked
package io.credence.feature.kernels.momentum;

import org.jspecify.annotations.NullMarked;
