@NullMarked
package io.credence.feature.kernels.drift;

import org.jspecify.annotations.NullMarked;
