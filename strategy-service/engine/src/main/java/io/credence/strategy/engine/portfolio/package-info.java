/// Cash, position and the fills that made them.
@NullMarked
package io.credence.strategy.engine.portfolio;

import org.jspecify.annotations.NullMarked;
