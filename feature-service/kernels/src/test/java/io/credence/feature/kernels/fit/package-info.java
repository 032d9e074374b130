/// What a fit may know, and that it is the same wherever it is used.
@NullMarked
package io.credence.feature.kernels.fit;

import org.jspecify.annotations.NullMarked;
