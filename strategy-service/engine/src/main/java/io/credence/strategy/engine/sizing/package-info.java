/// How much to bet on an edge that is net of cost.
@NullMarked
package io.credence.strategy.engine.sizing;

import org.jspecify.annotations.NullMarked;
