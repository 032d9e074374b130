/// Features of the shapes of candles, alone and together.
@NullMarked
package io.credence.feature.kernels.pattern;

import org.jspecify.annotations.NullMarked;
