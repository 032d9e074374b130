/// Features of other markets, against which an instrument moves.
@NullMarked
package io.credence.feature.kernels.cross;

import org.jspecify.annotations.NullMarked;
