@NullMarked
package io.credence.feature.kernels.bars;

import org.jspecify.annotations.NullMarked;
