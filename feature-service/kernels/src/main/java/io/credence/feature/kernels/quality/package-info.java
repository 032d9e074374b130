/// What is wrong with bars before they are believed.
@NullMarked
package io.credence.feature.kernels.quality;

import org.jspecify.annotations.NullMarked;
