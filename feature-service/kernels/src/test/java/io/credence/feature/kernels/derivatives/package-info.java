@NullMarked
package io.credence.feature.kernels.derivatives;

import org.jspecify.annotations.NullMarked;
