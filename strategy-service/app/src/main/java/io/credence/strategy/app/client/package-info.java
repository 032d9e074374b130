/// The other services, as far as a backtest or a new portfolio needs them. A call carries the token
/// of the caller.
@NullMarked
package io.credence.strategy.app.client;

import org.jspecify.annotations.NullMarked;
