@NullMarked
package io.credence.feature.kernels.chain;

import org.jspecify.annotations.NullMarked;
