@NullMarked
package io.credence.feature.kernels.labels;

import org.jspecify.annotations.NullMarked;
