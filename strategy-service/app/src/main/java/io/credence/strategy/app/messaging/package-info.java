/// Predictions in, decisions out.
@NullMarked
package io.credence.strategy.app.messaging;

import org.jspecify.annotations.NullMarked;
