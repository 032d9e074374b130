/// Snapshots for training, with labels, weights, splits and the proof that nothing leaked.
@NullMarked
package io.credence.feature.app.domain.dataset;

import org.jspecify.annotations.NullMarked;
