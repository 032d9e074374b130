/// Features of the time at which the bar opened, in UTC.
@NullMarked
package io.credence.feature.kernels.clock;

import org.jspecify.annotations.NullMarked;
