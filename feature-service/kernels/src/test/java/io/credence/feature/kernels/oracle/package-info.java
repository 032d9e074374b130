@NullMarked
package io.credence.feature.kernels.oracle;

import org.jspecify.annotations.NullMarked;
