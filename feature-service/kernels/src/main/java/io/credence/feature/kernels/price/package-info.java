/// Features of where the price is, against where it was.
@NullMarked
package io.credence.feature.kernels.price;

import org.jspecify.annotations.NullMarked;
