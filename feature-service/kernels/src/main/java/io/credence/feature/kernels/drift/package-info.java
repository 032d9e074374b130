/// How far values of today are from those that were learnt from.
@NullMarked
package io.credence.feature.kernels.drift;

import org.jspecify.annotations.NullMarked;
