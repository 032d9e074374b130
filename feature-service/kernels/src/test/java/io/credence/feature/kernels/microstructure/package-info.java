@NullMarked
package io.credence.feature.kernels.microstructure;

import org.jspecify.annotations.NullMarked;
