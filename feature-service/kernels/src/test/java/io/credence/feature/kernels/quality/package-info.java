@NullMarked
package io.credence.feature.kernels.quality;

import org.jspecify.annotations.NullMarked;
