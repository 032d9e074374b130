/// From a probability to a direction, scaled by the volatility to come.
@NullMarked
package io.credence.strategy.engine.signal;

import org.jspecify.annotations.NullMarked;
