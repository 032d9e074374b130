/// The published language of the feature context: market data, feature rows, labels, datasets. Time
/// is epoch milliseconds, UTC; a bar is known at its close.
@NullMarked
package io.credence.feature.api;

import org.jspecify.annotations.NullMarked;
