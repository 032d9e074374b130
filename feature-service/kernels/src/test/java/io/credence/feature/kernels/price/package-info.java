@NullMarked
package io.credence.feature.kernels.price;

import org.jspecify.annotations.NullMarked;
