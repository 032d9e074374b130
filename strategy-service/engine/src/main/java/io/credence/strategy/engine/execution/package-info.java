/// Orders, and where the barriers of a position fill.
@NullMarked
package io.credence.strategy.engine.execution;

import org.jspecify.annotations.NullMarked;
