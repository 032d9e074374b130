@NullMarked
package io.credence.feature.kernels.regime;

import org.jspecify.annotations.NullMarked;
