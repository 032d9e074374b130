/// What becomes of a feature before a model takes it, by what was learnt on a training window only.
@NullMarked
package io.credence.feature.kernels.transform;

import org.jspecify.annotations.NullMarked;
