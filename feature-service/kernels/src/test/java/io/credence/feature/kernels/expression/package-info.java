@NullMarked
package io.credence.feature.kernels.expression;

import org.jspecify.annotations.NullMarked;
