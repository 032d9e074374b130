@NullMarked
package io.credence.feature.kernels.volume;

import org.jspecify.annotations.NullMarked;
