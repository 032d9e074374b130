@NullMarked
package io.credence.feature.kernels.inputs;

import org.jspecify.annotations.NullMarked;
