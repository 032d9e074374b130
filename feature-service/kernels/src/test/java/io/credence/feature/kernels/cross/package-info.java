@NullMarked
package io.credence.feature.kernels.cross;

import org.jspecify.annotations.NullMarked;
