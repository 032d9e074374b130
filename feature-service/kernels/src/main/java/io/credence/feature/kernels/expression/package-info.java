/// Features written as expressions over others.
@NullMarked
package io.credence.feature.kernels.expression;

import org.jspecify.annotations.NullMarked;
