@NullMarked
package io.credence.feature.kernels.clock;

import org.jspecify.annotations.NullMarked;
