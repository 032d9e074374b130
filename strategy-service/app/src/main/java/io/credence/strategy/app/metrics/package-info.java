/// What Prometheus reads about trading.
@NullMarked
package io.credence.strategy.app.metrics;

import org.jspecify.annotations.NullMarked;
