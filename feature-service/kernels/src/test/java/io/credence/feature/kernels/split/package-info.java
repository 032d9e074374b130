@NullMarked
package io.credence.feature.kernels.split;

import org.jspecify.annotations.NullMarked;
