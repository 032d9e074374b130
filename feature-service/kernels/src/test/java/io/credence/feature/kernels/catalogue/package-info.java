@NullMarked
package io.credence.feature.kernels.catalogue;

import org.jspecify.annotations.NullMarked;
