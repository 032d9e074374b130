/// Performance statistics of an equity curve sampled on a fixed grid.
@NullMarked
package io.credence.strategy.engine.statistics;

import org.jspecify.annotations.NullMarked;
