/// The published language of the strategy context: what to trade, at which cost, within which
/// limits.
@NullMarked
package io.credence.strategy.api;

import org.jspecify.annotations.NullMarked;
