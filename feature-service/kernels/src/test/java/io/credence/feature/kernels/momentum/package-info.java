@NullMarked
package io.credence.feature.kernels.momentum;

import org.jspecify.annotations.NullMarked;
