/// Kernels on the clock: what hour and day the bar opened, in UTC.
@NullMarked
package io.credence.feature.kernels.calendar;

import org.jspecify.annotations.NullMarked;
