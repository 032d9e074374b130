/// The features by name, with what they mean, and the sets that models are trained on.
@NullMarked
package io.credence.feature.kernels.catalogue;

import org.jspecify.annotations.NullMarked;
