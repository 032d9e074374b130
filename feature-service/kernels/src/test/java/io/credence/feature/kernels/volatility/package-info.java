@NullMarked
package io.credence.feature.kernels.volatility;

import org.jspecify.annotations.NullMarked;
