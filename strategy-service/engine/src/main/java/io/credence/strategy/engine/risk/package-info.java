/// Limits on marked equity, and the state they put trading in.
@NullMarked
package io.credence.strategy.engine.risk;

import org.jspecify.annotations.NullMarked;
