/// Features of what was traded, and at which prices.
@NullMarked
package io.credence.feature.kernels.volume;

import org.jspecify.annotations.NullMarked;
