/// Kernels on the prices of one bar or two: returns and the range.
@NullMarked
package io.credence.feature.kernels.price;

import org.jspecify.annotations.NullMarked;
