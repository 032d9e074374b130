/// A feature set run over bars, one at a time or all at once, with the same bits.
@NullMarked
package io.credence.feature.kernels.engine;

import org.jspecify.annotations.NullMarked;
