@NullMarked
package io.credence.feature.kernels.step;

import org.jspecify.annotations.NullMarked;
