/// What fills cost, and what a barrier trade leaves after both sides.
@NullMarked
package io.credence.strategy.engine.cost;

import org.jspecify.annotations.NullMarked;
