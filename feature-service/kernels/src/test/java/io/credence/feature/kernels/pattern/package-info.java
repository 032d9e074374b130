@NullMarked
package io.credence.feature.kernels.pattern;

import org.jspecify.annotations.NullMarked;
