@NullMarked
package io.credence.feature.kernels.engine;

import org.jspecify.annotations.NullMarked;
