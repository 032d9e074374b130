/// Fitting of feature sets to a window of bars.
@NullMarked
package io.credence.feature.app.domain.fit;

import org.jspecify.annotations.NullMarked;
